import { createReadStream, existsSync } from 'node:fs';
import type { Duplicate } from '@gable/api';
import { linesOf } from '../lines.ts';
import type { Staging } from './staging.ts';

/** As they lie in the data folder: without what the caller may be told of the record. */
export type FoundDuplicate = Omit<Duplicate, 'record'> & { id: string | null };

export async function readDuplicates({ duplicates }: Staging): Promise<FoundDuplicate[]> {
  const found: FoundDuplicate[] = [];
  if (!existsSync(duplicates)) return found;
  for await (const lines of linesOf(createReadStream(duplicates))) found.push(...lines.map((line) => JSON.parse(line) as FoundDuplicate));
  return found;
}
