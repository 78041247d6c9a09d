import path from 'node:path';
import type { Source } from './snapshot.ts';

/** Where the rows of a Gable are. */
export function sourceOf({ folder, databaseUrl }: { folder: string; databaseUrl: string | undefined }): Source {
  return databaseUrl ? { databaseUrl } : { file: path.join(folder, 'gable.db') };
}
