import type { AskedForm, FileForm } from '@gable/api';
import { firstRows } from './firstRows.ts';
import { formOf } from './form.ts';
import { refuseBadHeadings } from './limits.ts';

export interface AskedBeginning { file: string; asked: AskedForm; country: string; count: number }

/** In which form a file is, with its headings and first rows. */
export interface Beginning { form: FileForm; rows: string[][] }

/** @throws Refusal `import.…` (422), `request.wrongChoice` (400) */
export async function beginningOf({ file, asked, country, count }: AskedBeginning): Promise<Beginning> {
  const form = await formOf(file, asked, country);
  const rows = await firstRows(file, form, count);
  refuseBadHeadings(rows[0] ?? [], form.encoding);
  return { form, rows };
}
