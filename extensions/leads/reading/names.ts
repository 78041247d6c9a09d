import { isReach, says, type Item } from './items.ts';
import { hasCase, isCapital, runFrom, typed, type Run } from './writing.ts';

export interface NameRead { firstName?: string; lastName?: string }

const mostWords = 4;
const inNames = new Set(['de', 'da', 'del', 'van', 'von', 'der', 'den', 'bin', 'ibn', 'ben', 'bar', 'al', 'el', 'abu', 'la', 'le', 'di', 'του']);

/** The words at the beginning, by the number or address, or behind call and the like; undefined where two runs of words may be it. */
export function readName(items: readonly Item[]): NameRead {
  const candidates = runsOf(items).flatMap((run) => candidateOf(items, run) ?? []);
  const surest = Math.min(...candidates.map(({ doubt }) => doubt));
  const names = new Set(candidates.filter(({ doubt }) => doubt === surest).map(({ run }) => typed(items, run)));
  const [name] = names;
  if (names.size !== 1 || name === undefined) return {};
  const [firstName = '', ...others] = name.split(' ');
  return { firstName, ...(others.length && { lastName: others.join(' ') }) };
}

/** `doubt` grows with what the line leaves open. */
interface Candidate { run: Run; doubt: number }

function candidateOf(items: readonly Item[], whole: Run): Candidate | undefined {
  const before = significant(items, whole.from - 1, -1);
  const after = significant(items, whole.to + 1, 1);
  const isFirst = before === undefined || (isReach(items[before]) && significant(items, before - 1, -1) === undefined);
  const isBeforeReach = isReach(items[after ?? -1]);
  const isAfterReach = isReach(items[before ?? -1]) && !items.slice(before, whole.from).some(({ key }) => key === ',' || key === '\n');
  const isNamed = isNamedBefore(items, whole.from);
  const isByReach = isBeforeReach || isAfterReach || (isFirst && before !== undefined);
  const isSure = isFirst && isByReach;
  const run = trimmed(items, whole, { keepsSmall: isSure, fromEnd: isBeforeReach && !isFirst && !isNamed });
  if (!run || isAddress(items, run) || !looksLikeName(items, run)) return undefined;
  // Behind a number of rooms בגבעתיים is a place.
  if (!isFirst && !isNamed && /^ב[א-ת]{3}/.test(items[run.from]!.key) && run.from === run.to) return undefined;
  if (isNamed) return { run, doubt: 0 };
  if (isSure) return { run, doubt: 1 };
  return isFirst || isByReach ? { run, doubt: 2 } : undefined;
}

/** Herzl 12, Main St and at Ballard are where somebody lives. */
function isAddress(items: readonly Item[], { from, to }: Run): boolean {
  const [before, after] = [items[from - 1], items[to + 1]];
  return isBareNumber(before) || isBareNumber(after) || says(before, 'street') || says(after, 'street') || says(before, 'with');
}

/** Of words with and without capitals only the former are a name. */
function trimmed(items: readonly Item[], run: Run, { keepsSmall, fromEnd }: { keepsSmall: boolean; fromEnd: boolean }): Run | undefined {
  const fits = (at: number) => !hasCase(items[at]!) || isCapital(items[at]!);
  const words = run.to - run.from + 1;
  if (keepsSmall && words <= 3) return run;
  let { from, to } = run;
  if (fromEnd) for (from = to + 1; from > run.from && (fits(from - 1) || (inNames.has(items[from - 1]!.key) && from <= to)); ) from--;
  else for (to = from - 1; to < run.to && (fits(to + 1) || (inNames.has(items[to + 1]!.key) && to >= from)); ) to++;
  while (from <= to && !fits(from)) from++;
  while (to >= from && !fits(to)) to--;
  return from <= to ? { from, to } : undefined;
}

function looksLikeName(items: readonly Item[], { from, to }: Run): boolean {
  const words = items.slice(from, to + 1);
  return words.filter(({ hyphen }) => !hyphen).length <= mostWords && words.every(({ text }) => text.length <= 30) && words.some(({ key }) => key.length > 1);
}

function runsOf(items: readonly Item[]): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < items.length; at++) {
    const run = runFrom(items, at, (place) => isPlain(items, place));
    if (!run) continue;
    runs.push(run);
    at = run.to;
  }
  return runs;
}

function isPlain(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (item?.kind !== 'word' || item.city !== undefined || item.taken) return false;
  if (!item.meaning) return true;
  const isInitial = item.key.length === 1 && isCapital(item) && (item.text.endsWith('.') || item.meaning.scale !== undefined) && !says(item, 'named');
  return isInitial || (namesToo.has(item.key) && isNamesake(items, at));
}

const namesToo = new Set(['max', 'april', 'june', 'august', 'summer', 'park', 'lane', 'west', 'טל', 'ים']);

/** Max Cohen, and not max 350k; טל כהן, and not טל 052. */
function isNamesake(items: readonly Item[], at: number): boolean {
  const item = items[at]!;
  const next = items[at + 1]?.key === ':' ? items[at + 2] : items[at + 1];
  const awaitsReach = says(item, 'reachedBy');
  const isAwaited = awaitsReach ? isReach(next) || items[at + 1]?.key === ':' || item.text !== item.key : next?.kind === 'number' || next?.meaning?.currency !== undefined;
  const isPlaceOrTime = says(items[at - 1], 'in') || items[at - 1]?.meaning?.limits !== undefined;
  return (isCapital(item) || !hasCase(item)) && !isAwaited && !isPlaceOrTime;
}

/** Over what says nothing about who it is: greetings, marks, and tel. in front of a number. */
function significant(items: readonly Item[], from: number, step: 1 | -1): number | undefined {
  for (let at = from; at >= 0 && at < items.length; at += step) {
    const item = items[at]!;
    const isPassed = item.kind === 'mark' || says(item, 'greetings') || says(item, 'the') || says(item, 'named') || says(item, 'reachedBy');
    if (!isPassed) return at;
  }
  return undefined;
}

function isNamedBefore(items: readonly Item[], from: number): boolean {
  const at = items[from - 1]?.key === ':' || items[from - 1]?.key === '-' ? from - 2 : from - 1;
  return says(items[at], 'named');
}

const isBareNumber = (item: Item | undefined): boolean => item?.kind === 'number' && !item.taken;
