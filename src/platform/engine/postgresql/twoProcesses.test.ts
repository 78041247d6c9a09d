import { describe, expect, test } from 'vitest';
import { postgresUrl } from '../../../../tests/postgresql/freshDatabase.ts';
import { startChild } from '../testing/child.ts';
import { everyEngine } from '../testing/everyEngine.ts';

const counter = new URL('../testing/countTogether.ts', import.meta.url);

describe.skipIf(!postgresUrl)('two processes on one database', () => {
  test('start at once, migrate once, write the same row without losing a change, and hear of each other', { timeout: 60_000 }, async () => {
    const place = await everyEngine.at(-1)!.place();
    const children = [1, 2].map(() => startChild(counter, [place.folder, place.databaseUrl!, '300']));
    await Promise.all(children.map((child) => child.printed(1)));
    for (const { process: { stdin } } of children) stdin!.write('go\n');
    await Promise.all(children.map(({ lines }) => expect.poll(() => [...lines].sort(), { timeout: 30_000 }).toEqual(['counted', 'heard 1', 'heard 2', 'ready'])));
    for (const { process: { stdin } } of children) stdin!.write('end\n');
    await Promise.all(children.map(({ ended }) => ended));

    const engine = await place.open();
    for (const agency of [1, 2]) expect(await engine.read(agency, { sql: 'SELECT number FROM things', params: [] })).toEqual([[300]]);
    await place.clear();
  });
});
