import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Demo, DemoPart, Happening } from '@gable/api/server';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';
import { PieceSize } from '../jobs/pieceSize.ts';
import { inOrderOfTime } from './inOrderOfTime.ts';
import type { Past } from './past.ts';

/** Longer than an import may: nobody works in this office yet. */
const pieceMilliseconds = 250;

interface Telling { past: Past; demo: Demo; parts: readonly DemoPart[]; onProgress(happenings: number, share: number): void }

/** Has everything happen, in pieces; in between everybody else is served. @returns how much happened. */
export async function tellStories({ agencies }: Pick<Office, 'agencies'>, agency: number, { past, demo, parts, onProgress }: Telling): Promise<number> {
  const { staff, calendar } = past.town;
  const callers = staff.map(({ index }): Caller => agencies.caller(agency, demo.member(index)));
  const happenings = inOrderOfTime(parts.map((part) => part.stories(demo)));
  const size = new PieceSize(pieceMilliseconds);
  let told = 0;
  for (let piece = take(happenings, size.rows); piece.length; piece = take(happenings, size.rows)) {
    const began = performance.now();
    await past.write(async (inTheNameOf) => {
      for (const { at, by, command, run } of piece) await inTheNameOf({ at, command, by: callers[by]! }, run);
    });
    size.learn(piece.length, performance.now() - began);
    onProgress(told += piece.length, Math.min(1, piece.at(-1)!.at / calendar.now));
    await nextTurn();
  }
  return told;
}

function take(happenings: Iterator<Happening>, most: number): Happening[] {
  const piece: Happening[] = [];
  for (let next = happenings.next(); !next.done; next = happenings.next()) {
    piece.push(next.value);
    if (piece.length >= most) break;
  }
  return piece;
}
