import { setTimeout as rest } from 'node:timers/promises';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import type { Office } from '../office.ts';
import { unfolded } from '../records/addedFields.ts';
import { allColumns, source } from '../records/columns.ts';
import type { Check } from './finding.ts';
import { orphans } from './orphans.ts';
import { problemsOfPage } from './recordPage.ts';
import { isStray, strayWords } from './strayWords.ts';

const page = 200;

/** Whether records are what their history says last, are found by what they hold, and refer to what is there. */
export const records: Check = {
  name: 'records',
  async examine({ office }) {
    const problems: string[] = [];
    let count = 0;
    for (const agency of office.agencies.all()) {
      for (const definition of agency.kinds.all()) {
        for await (const { ids, found } of pages(office, agency, definition)) {
          count += ids;
          problems.push(...found);
        }
        problems.push(...await orphans(office.engine, agency, definition));
        problems.push(...await strays(office.engine, agency, definition));
      }
    }
    return { said: `${count} records, as their history left them; all are found, all references lead somewhere`, problems };
  },
};

async function strays(engine: Engine, agency: Agency, definition: RecordDefinition): Promise<string[]> {
  const problems: string[] = [];
  const looked = { engine, agency, definition };
  for await (const stray of strayWords(looked)) {
    if (await staysBad(() => isStray(looked, stray))) problems.push(`${agency.name}: ${definition.kind}/${stray.id} is found by «${stray.word}», which it does not hold (search_words).`);
  }
  return problems;
}

async function* pages({ engine }: Office, agency: Agency, definition: RecordDefinition): AsyncGenerator<{ ids: number; found: string[] }> {
  const read = (condition: string, ...params: (string | number)[]) => engine.read(agency.id, {
    sql: `SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE agency_id = ? AND ${condition}`, params: [agency.id, ...params],
  }, { big: true }).then((rows) => rows.map((row) => unfolded(definition, row)));
  for (let after = ''; ;) {
    const rows = await read('id > ? ORDER BY id LIMIT ?', after, page);
    if (rows.length === 0) return;
    const found: string[] = [];
    for (const [id, problem] of await problemsOfPage({ engine, agency, definition, rows })) {
      // Somebody may have changed it between our looks at its parts, so a suspect is looked at alone, again and again.
      const isBad = await staysBad(async () => (await problemsOfPage({ engine, agency, definition, rows: await read('id = ?', id) })).has(id));
      if (isBad) found.push(`${agency.name}: ${definition.kind}/${id} ${problem}`);
    }
    yield { ids: rows.length, found };
    after = rows.at(-1)![1] as string;
  }
}

async function staysBad(look: () => Promise<boolean>): Promise<boolean> {
  for (const milliseconds of [0, 20, 200]) {
    await rest(milliseconds);
    if (!await look()) return false;
  }
  return true;
}
