import { createReadStream, existsSync } from 'node:fs';
import { Refusal, type Duplicate } from '@gable/api';
import { linesOf } from '../lines.ts';
import type { Staging } from './staging.ts';

/** As they lie in the data folder: without what the caller may be told of the record. */
export interface FoundDuplicate extends Omit<Duplicate, 'record' | 'changes'> {
  id: string | null;
  /** What the row says, and what the earlier one has said. */
  values: Record<string, unknown>;
  before?: Record<string, unknown>;
}

const pageSize = 200;

/**
 * A page of them, in the order of the file.
 * @param after where the page before ended.
 * @throws Refusal `query.wrongCursor` (400)
 */
export async function readDuplicates({ duplicates }: Staging, after = '0'): Promise<{ found: FoundDuplicate[]; next: string | null }> {
  const found: FoundDuplicate[] = [];
  if (!/^\d{1,15}$/.test(after)) throw wrongCursor();
  if (!existsSync(duplicates)) return { found, next: null };
  // A page begins behind the end of a line, which is read too.
  let end = Number(after);
  let isBegin = end > 0;
  for await (const lines of linesOf(createReadStream(duplicates, { start: Math.max(end - 1, 0) }))) {
    for (const line of lines) {
      if (isBegin && line !== '') throw wrongCursor();
      else if (found.length === pageSize) return { found, next: String(end) };
      else if (!isBegin) {
        found.push(JSON.parse(line) as FoundDuplicate);
        end += Buffer.byteLength(line) + 1;
      }
      isBegin = false;
    }
  }
  return { found, next: null };
}

const wrongCursor = (): Refusal => new Refusal('query.wrongCursor', { status: 400 });
