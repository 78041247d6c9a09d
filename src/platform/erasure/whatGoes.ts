import type { Deletion } from '@gable/api';
import { fold } from '@gable/db/fold.ts';
import type { Agency } from '../caller.ts';
import { bigReading } from '../engine/reading.ts';
import type { Office } from '../office.ts';
import { source } from '../records/columns.ts';
import type { RecordAddress } from '../records/records.ts';
import { pointing } from './mentions.ts';

/** How much would go with a record: what is about it, its files and the entries of its history, and how many records name it. */
export async function whatGoes({ engine }: Pick<Office, 'engine'>, agency: Agency, { kind, id }: RecordAddress): Promise<NonNullable<Deletion['counts']>> {
  const reading = bigReading(engine, agency.id);
  const count = async (sql: string, ...params: string[]): Promise<number> => Number((await reading.rows(sql, [agency.id, ...params]))[0]![0]);
  const about = (one: string): Promise<number> => count(`SELECT count(*) FROM ${source(agency.kinds.get(one))} WHERE t.agency_id = ? AND t.about_key = ?`, fold(`${kind}/${id}`));
  const naming = new Set<string>();
  for (const definition of agency.kinds.all()) {
    for (const [field, { options }] of Object.entries(definition.fields)) {
      if (options.target === kind) for (const one of await pointing(reading, { agency: agency.id, definition, field, ids: [id] })) naming.add(one);
    }
  }
  const told = await reading.rows('SELECT changes FROM history WHERE agency_id = ? AND kind = ? AND record_id = ?', [agency.id, kind, id]);
  const names = Object.entries(agency.kinds.get(kind).fields).filter(([, field]) => field.kind.name === 'files').map(([name]) => name);
  const files = told.flatMap(([changes]) => {
    const said = JSON.parse(changes as string) as Record<string, [unknown, unknown]>;
    return names.flatMap((name) => (said[name] ?? []).flatMap((list) => (list as { id: string }[] | null) ?? [])).map((file) => file.id);
  });
  return { notes: await about('notes'), tasks: await about('tasks'), files: new Set(files).size, entries: told.length, namedIn: naming.size };
}
