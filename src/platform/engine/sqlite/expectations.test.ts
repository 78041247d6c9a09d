import { expect, test } from 'vitest';
import { openTestOffice } from '@gable/api/testing';

test('what belongs to one record is found by an index, however much an agency has', async () => {
  await using gable = await openTestOffice();
  const plan = async (sql: string): Promise<string> => {
    const rows = await gable.office.engine.read(null, { sql: `EXPLAIN QUERY PLAN ${sql}`, params: [] });
    return rows.map((row) => row[3]).join('; ');
  };
  expect(await plan("SELECT id FROM history WHERE agency_id = 1 AND kind = 'deals' AND record_id = 'x' AND id < 'z' ORDER BY id DESC LIMIT 30")).toContain('record_id=?');
  expect(await plan("SELECT id FROM history WHERE agency_id = 1 AND run = 'x'")).toContain('run=?');
  expect(await plan("SELECT id FROM notes WHERE agency_id = 1 AND about_key = 'x' AND id < 'z' ORDER BY id DESC LIMIT 30")).toContain('about_key=?');
});
