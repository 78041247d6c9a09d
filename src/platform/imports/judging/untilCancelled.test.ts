import { Readable } from 'node:stream';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { apart } from '../apart/apart.ts';
import { everyOffice } from '../../testing/everyOffice.ts';
import { cancelled, UntilCancelled } from './untilCancelled.ts';

test('reading that would never end is ended by who cancels it', async () => {
  let isAsked = false;
  using watch = new UntilCancelled(() => Promise.resolve(isAsked));
  const reading = apart(new URL('../testing/endlessThread.ts', import.meta.url), 'time', { seconds: 600, stopped: watch.signal });
  isAsked = true;
  await expect(reading).rejects.toBe(cancelled);
});

test('what can not be looked for just now is looked for again', async () => {
  let looks = 0;
  using watch = new UntilCancelled(() => ((looks += 1) < 2 ? Promise.reject(new Error('busy')) : Promise.resolve(true)));
  await new Promise((resolve) => watch.signal.addEventListener('abort', resolve));
  expect(watch.signal.reason).toBe(cancelled);
});

describe.each(everyOffice)('an import that is cancelled before it is judged, on $engine', ({ open }) => {
  test.each([true, false])('is not judged any more, and nothing of the file is kept (it is only looked at: %s)', async (onlyJudge) => {
    await using gable = await open();
    const { job } = await gable.office.imports.start(gable.principal.caller(), { kind: 'contacts', content: Readable.from(['First name,Phone\nRuth,206-555-0142\n']) }, { onlyJudge });
    await gable.principal.run('imports.cancel', { import: job });
    await gable.office.jobs.finish(job);
    expect((await gable.office.imports.get(gable.principal.caller(), job)).progress).toMatchObject({ phase: 'undone', rows: 0, created: 0 });
    expect(existsSync(gable.office.imports.staging(job).folder)).toBe(false);
    expect(await gable.principal.list('contacts')).toEqual([]);
  });
});
