import type { RecordData, RecordDescription } from '../index.ts';
import { fieldOf } from './fields/labels.ts';
import { shortOf } from './fields/textOf.ts';
import { isBygone } from './page/outcome.ts';
import type { Workbench } from './workbench.ts';

const most = 4;

/** What stands under a record's name: its summary in short words, without what the columns beside it show already. */
export function secondLine(workbench: Workbench, { description, record, beside = [] }: { description: RecordDescription; record: RecordData; beside?: readonly string[] | undefined }): string {
  const names = (description.summary ?? []).filter((name) => !beside.includes(name) && !isBygone(description, record, name));
  const parts = names.map((name) => {
    const field = fieldOf(description, name);
    return field ? shortOf(workbench, description.kind, { field, value: record[name] }) : '';
  });
  // What the name says already is not said again.
  return parts.filter((part) => part && !record.title.includes(part)).slice(0, most).map((part) => `\u2068${together(part)}\u2069`).join(' · ');
}

/** A number stays on the line of what it counts. */
const together = (part: string): string => part.replace(/(?<=\p{N}) | (?=\p{N})/gu, '\u00a0');
