import { setTimeout as rest } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { startChild } from './testing/child.ts';
import { everyEngine } from './testing/everyEngine.ts';

const writer = new URL('./testing/writeUntilKilled.ts', import.meta.url);

describe.each(everyEngine)('on $name', ({ name, place: makePlace }) => {
  const kills = name === 'SQLite' ? 50 : 10;

  test(`of ${kills} kills with -9 while writes are acknowledged, none loses one or leaves half of one`, { timeout: 120_000 }, async () => {
    const place = await makePlace();
    const acknowledged: string[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const child = startChild(writer, [`run${kill}`, place.folder, ...(place.databaseUrl ? [place.databaseUrl] : [])]);
      await child.printed(1);
      await rest(Math.random() * 40);
      child.process.kill('SIGKILL');
      await child.ended;
      acknowledged.push(...child.lines);
    }

    const engine = await place.open();
    const there = new Set((await engine.read(1, { sql: 'SELECT id FROM things WHERE agency_id = ?', params: [1] }, { big: true })).map(([id]) => String(id)));
    expect(acknowledged.length).toBeGreaterThan(kills);
    expect(acknowledged.filter((id) => !there.has(`${id}-one`) || !there.has(`${id}-two`))).toEqual([]);
    expect([...there].filter((id) => !there.has(id.endsWith('-one') ? id.replace('-one', '-two') : id.replace('-two', '-one')))).toEqual([]);
    if (name === 'SQLite') {
      const database = new Database(`${place.folder}/gable.db`, { readonly: true });
      expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      database.close();
    }
    await place.clear();
  });
});
