import { fold } from '../fold.ts';
import { scripts } from './letters.ts';

/** One sound: each letter that it may be, and whether it may be left out. */
interface Sound { is: string; isOptional: boolean }

/** Whether two names of different scripts are one: כהן and Cohen, Νίκος and Nikos, محمد and Mohammad. In one script, writing tells. */
export function soundsAlike(one: string, other: string): boolean {
  const [left, right] = [soundsOf(fold(one)), soundsOf(fold(other))];
  return left !== null && right !== null && left.script !== right.script && isSame(left.sounds, right.sounds);
}

/**
 * The script of a name and those of its sounds that every script writes: names that sound alike have the same ones, and few
 * others do. Null where they tell nobody apart, and where scripts are mixed.
 */
export function soundKey(name: string): string | null {
  const heard = soundsOf(fold(name));
  if (!heard) return null;
  const sure = heard.sounds.filter(({ isOptional }) => !isOptional).map(({ is }) => sureClasses[is] ?? '').join('');
  return sure === '' ? null : `${heard.script}${sure.replace(/(.)\1+/g, '$1')}`;
}

/** Keys of the same name in the other scripts. */
export function keysElsewhere(key: string): string[] {
  return Object.keys(scripts).filter((script) => script !== key[0]).map((script) => script + key.slice(1));
}

/** What is heard as one of these is heard so in each script. */
const sureClasses: Record<string, string> = { d: 't', t: 't', td: 't', dt: 't', s: 's', sz: 's', z: 's', zs: 's', zj: 's', zsc: 's', szj: 's', szc: 's', l: 'l', m: 'm', n: 'n', r: 'r' };

function soundsOf(folded: string): { script: string; sounds: Sound[] } | null {
  const found = Object.entries(scripts).filter(([, { letters }]) => letters.test(folded));
  if (found.length !== 1) return null;
  const [script, { sounds: table, doubles }] = found[0]!;
  const sounds: Sound[] = [];
  for (const word of folded.split(/[^\p{L}]+/u).filter(Boolean)) {
    let last = '';
    for (let place = 0; place < word.length;) {
      const [written, heard] = longest(table, word, place);
      place += written;
      for (const is of heard.split(',')) {
        if (is && !(doubles && is === last)) sounds.push({ is: is.replace('?', ''), isOptional: is.endsWith('?') });
        last = is;
      }
    }
  }
  return { script, sounds };
}

/** How many letters are read as one, and what is heard. */
function longest(table: Record<string, string>, word: string, place: number): [written: number, heard: string] {
  for (let length = Math.min(3, word.length - place); length > 0; length -= 1) {
    const letters = word.slice(place, place + length);
    const heard = (place === 0 ? table[`^${letters}`] : undefined) ?? table[letters];
    if (heard !== undefined) return [length, heard];
  }
  return [1, ''];
}

/** Whether both can be said in the same way, optional sounds left out where need be. */
function isSame(left: readonly Sound[], right: readonly Sound[]): boolean {
  // `reached` holds how many sounds of the right are said with those of the left so far.
  let reached = withOptional(new Set([0]), right);
  for (const sound of left) {
    const next = new Set(sound.isOptional ? reached : []);
    for (const place of reached) if (place < right.length && [...sound.is].some((letter) => right[place]!.is.includes(letter))) next.add(place + 1);
    reached = withOptional(next, right);
  }
  return reached.has(right.length);
}

function withOptional(places: Set<number>, sounds: readonly Sound[]): Set<number> {
  for (const place of places) if (sounds[place]?.isOptional) places.add(place + 1);
  return places;
}
