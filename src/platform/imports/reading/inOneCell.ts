import { heldTogether, inBrackets, inQuotes } from './inQuotes.ts';

/** One of several values, with what it is called. */
export interface Labelled { shown: string; label?: string | undefined }

/** What parts the values of one cell where our import reads it. */
const separators = /[;|,\n]|\s:::\s/;
const misread = /[;|,\n]|\s:::\s|^[[{]/;
const misreadBeforeLabel = /[;|,\n]|\s:::\s|^[[{]|\)$/;
const misreadAsLabel = /[;|,\n()]|\s:::\s|^\P{L}/u;

/** Several values as people write them: `red; green`. */
export const inOneCell = (several: readonly string[]): string => several.map((one) => inQuotes(one, misread)).join('; ');

/** The same with what each is called: `+30 210 123 4567 (work); …`. */
export function labelledInOneCell(several: readonly Labelled[]): string {
  return several.map(({ shown, label }) => inQuotes(shown, misreadBeforeLabel) + (label ? ` (${inQuotes(label, misreadAsLabel)})` : '')).join('; ');
}

/** The values of one cell. */
export function severalIn(cell: string): string[] {
  const { text, plain } = heldTogether(cell);
  return pieces(text).map(plain);
}

/** The values of one cell, each with what stands in brackets behind it. */
export function labelledIn(cell: string): (Labelled & { whole: string })[] {
  const { text, plain } = heldTogether(cell);
  return pieces(text).map((piece) => {
    const { before, inside } = inBrackets(piece);
    return { whole: plain(piece), shown: plain(before), label: inside && plain(inside) };
  });
}

const pieces = (text: string): string[] => text.split(separators).map((one) => one.trim()).filter(Boolean);
