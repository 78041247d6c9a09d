/** A part of a text that was taken out, put in, or stayed. */
export interface Part { text: string; is: 'same' | 'out' | 'in' }

/** Past this, comparing each word with each other takes too long to be waited for. */
const mostCells = 400_000;

/** What was written otherwise, word by word. */
export function wordDiff(before: string, after: string): Part[] {
  const [old, fresh] = [wordsOf(before), wordsOf(after)];
  if (old.length * fresh.length > mostCells) return [{ text: before, is: 'out' }, { text: after, is: 'in' }];
  const common = commonLengths(old, fresh);
  const parts: Part[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    // A space between two new words is new with them, as long as another one is left to stay.
    const isBetween = parts.at(-1)?.is === 'in' && /^\s/.test(fresh[j] ?? '') && common[i]![j + 1] === common[i]![j];
    if (i < old.length && j < fresh.length && old[i] === fresh[j] && !isBetween) [i, j] = [add(parts, 'same', old[i]!) && i + 1, j + 1];
    else if (j >= fresh.length || (i < old.length && !isBetween && common[i + 1]![j]! >= common[i]![j + 1]!)) i = add(parts, 'out', old[i]!) && i + 1;
    else j = add(parts, 'in', fresh[j]!) && j + 1;
  }
  return parts;
}

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];

/** How many words two endings have in common, by where they begin. */
function commonLengths(old: readonly string[], fresh: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) lengths[i]![j] = old[i] === fresh[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  }
  return lengths;
}

function add(parts: Part[], is: Part['is'], text: string): true {
  const last = parts.at(-1);
  if (last?.is === is) last.text += text;
  else parts.push({ text, is });
  return true;
}
