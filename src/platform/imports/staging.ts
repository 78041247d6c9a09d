import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Where one import lies in the data folder until it is forgotten. */
export class Staging {
  readonly folder: string;
  /** What was sent, as it came. */
  readonly upload: string;
  /** Judged rows in the order in which they are applied, a line of JSON each: `[key, line, values]`. */
  readonly rows: string;
  /** Refused rows: `[line, heading, code]`. */
  readonly refused: string;

  constructor(dataFolder: string, id: string) {
    this.folder = path.join(dataFolder, 'imports', id);
    this.upload = path.join(this.folder, 'upload');
    this.rows = path.join(this.folder, 'rows.jsonl');
    this.refused = path.join(this.folder, 'refused.jsonl');
  }

  async make(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What identifies the record, if the file does; where the row stands in the file; and what it says. */
export type StagedRow = [key: string | null, line: number, values: Record<string, unknown>];
export type RefusedRow = [line: number, heading: string | null, code: string];

export async function sweepStaging(dataFolder: string, { before, keep }: { before: number; keep: ReadonlySet<string> }): Promise<void> {
  const folder = path.join(dataFolder, 'imports');
  for (const id of await readdir(folder).catch(() => [])) {
    const { mtimeMs } = await stat(path.join(folder, id));
    if (mtimeMs < before && !keep.has(id)) await new Staging(dataFolder, id).discard();
  }
}
