import { isUtf8 } from 'node:buffer';
import { encodingByLetters } from './letters.ts';

/** Encodings that one can choose, the likely ones first. */
export const encodings = ['utf-8', 'windows-1252', 'windows-1253', 'windows-1255', 'windows-1256', 'windows-1250', 'windows-1251', 'windows-1254', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];

export interface FoundEncoding { encoding: Encoding; isSure: boolean }

/** How letters are written in a text, by its mark if it has one, and otherwise by what makes sense. */
export function encodingOf(bytes: Uint8Array, country: string): FoundEncoding {
  const marked = markOf(bytes) ?? wideOf(bytes);
  if (marked) return { encoding: marked, isSure: true };
  else if (isUtf8(withoutCutLetter(bytes)) || isMostlyUtf8(bytes)) return { encoding: 'utf-8', isSure: true };
  else return encodingByLetters(bytes, country);
}

function markOf([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  else if (first === 0xfe && second === 0xff) return 'utf-16be';
  else return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** UTF-16 without a mark: the line breaks, commas and digits have a zero beside them, always on the same side. */
function wideOf(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  const enough = Math.max(1, bytes.length / 50);
  if (even + odd < enough) return undefined;
  else if (odd > even * 20) return 'utf-16le';
  else return even > odd * 20 ? 'utf-16be' : undefined;
}

/** Letters of several bytes hardly ever come about by chance, so bytes that are none don't make it another encoding while they are fewer: they are of lines that came from elsewhere. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let letters = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! < 0x80) continue;
    const length = lengthOfLetter(bytes[at]!);
    if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
      letters += 1;
      at += length - 1;
    } else strays += 1;
  }
  return letters > strays;
}

const lengthOfLetter = (first: number): number => (first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0);

/** A piece of a file may end in the middle of a letter. */
function withoutCutLetter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes;
    const needed = lengthOfLetter(byte);
    if (needed) return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
