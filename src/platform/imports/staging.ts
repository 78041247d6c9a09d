import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '@gable/api';

/** Where one import lies in the data folder until it is forgotten. */
export class Staging {
  readonly folder: string;
  /** What was sent, as it came. */
  readonly upload: string;
  /** Judged rows in the order in which they are applied, a line of JSON each: `[key, line, values]`. */
  readonly rows: string;
  /** Refused rows: `[line, heading, code]`. */
  readonly refused: string;
  /** The rows about records that are there already. */
  readonly duplicates: string;

  constructor(dataFolder: string, id: string) {
    this.folder = path.join(dataFolder, 'imports', id);
    this.upload = path.join(this.folder, 'upload');
    this.rows = path.join(this.folder, 'rows.jsonl');
    this.refused = path.join(this.folder, 'refused.jsonl');
    this.duplicates = path.join(this.folder, 'duplicates.jsonl');
  }

  async make(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
  }

  /**
   * Its time is over, or it lies in the data folder of another process.
   * @throws Refusal `import.fileGone` (410)
   */
  refuseWithout(what: 'upload' | 'rows'): void {
    if (!existsSync(this[what])) throw new Refusal('import.fileGone', { status: 410 });
  }

  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What identifies the record, if the file does; where the row stands in the file; what it says; what it is ordered by; and the record that it was taken from. */
export type StagedRow = [key: string | null, line: number, values: Record<string, unknown>, order: string, id?: string];
export type RefusedRow = [line: number, heading: string | null, code: string];
