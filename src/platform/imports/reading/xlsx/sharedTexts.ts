import { Refusal } from '@gable/api';
import { mostSharedLetters } from '../limits.ts';
import type { Workbook } from './workbook.ts';
import { readXml } from './xml.ts';

/**
 * The texts that cells point to by number, as far as that one.
 * @throws Refusal `import.unpacksTooFar` (422)
 */
export async function sharedTexts({ archive, sharedStrings }: Workbook, last: number): Promise<string[]> {
  const texts: string[] = [];
  if (last < 0 || !sharedStrings || !archive.has(sharedStrings)) return texts;
  let text = '';
  let letters = 0;
  let isText = false;
  // How something is pronounced stands beside what is written.
  let isSound = false;
  await readXml(archive.text(sharedStrings), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isSound = true;
      else if (name === 't') isText = !isSound;
    },
    text(more) {
      if (!isText) return;
      text += more;
      count(more.length);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isSound = false;
      else if (name === 'si') {
        texts.push(unescaped(text));
        // So much each takes at least, however short it is.
        count(8);
      }
    },
    isEnough: () => texts.length > last,
  });
  return texts;

  function count(more: number): void {
    letters += more;
    if (letters > mostSharedLetters) throw new Refusal('import.unpacksTooFar');
  }
}

/** `_x000D_` is how a sign is written that XML can't hold. */
export const unescaped = (text: string): string =>
  (text.includes('_x') ? text.replace(/_x([0-9A-F]{4})_/gi, (_whole, code: string) => String.fromCharCode(parseInt(code, 16))) : text);
