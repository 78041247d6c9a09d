import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ImportState } from '@gable/api';
import type { TestOffice } from '@gable/api/testing';
import { everyOffice } from '../testing/everyOffice.ts';
import { importText } from './testing/importText.ts';

describe.each(everyOffice)('an import on $engine', ({ open }) => {
  let gable: TestOffice;
  beforeAll(async () => {
    gable = await open();
  });
  afterAll(() => gable[Symbol.asyncDispose]());

  const rows = 1_500;
  const fileOf = (name: string): string => `ref,address\n${Array.from({ length: rows }, (_, index) => `${name}${index},${index} ${name} St`).join('\n')}\n`;
  const progressOf = async (job: string): Promise<ImportState> => (await gable.office.imports.get(gable.principal.caller(), job)).progress;
  const homes = async (word: string): Promise<number> => (await gable.office.records.count(gable.principal.caller(), 'properties', { words: word })).count;

  async function begin(name: string): Promise<{ job: string; over: Promise<void> }> {
    const { job } = await importText(gable, gable.principal, { text: fileOf(name), onlyJudge: true });
    await gable.principal.run('imports.apply', { import: job });
    const over = gable.office.jobs.finish(job);
    while ((await progressOf(job)).done === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return { job, over };
  }

  test('stops where somebody pauses it, and goes on from there without a double', async () => {
    const { job, over } = await begin('Elm');
    await gable.principal.run('imports.pause', { import: job });
    await over;
    const paused = await progressOf(job);
    expect(paused.phase).toBe('paused');
    expect(paused.done).toBeLessThan(rows);
    expect(await homes('elm')).toBe(paused.created);
    await expect(gable.principal.run('imports.pause', { import: job })).rejects.toMatchObject({ code: 'import.notWorking' });
    await gable.principal.run('imports.goOn', { import: job });
    await gable.office.jobs.finish(job);
    expect(await progressOf(job)).toMatchObject({ phase: 'applied', done: rows, created: rows, skipped: 0, refused: 0 });
    expect(await homes('elm')).toBe(rows);
    await expect(gable.principal.run('imports.goOn', { import: job })).rejects.toMatchObject({ code: 'import.notPaused' });
  });

  test('that is cancelled leaves nothing behind', async () => {
    const { job, over } = await begin('Oak');
    await gable.principal.run('imports.cancel', { import: job });
    await over;
    const { phase, created, undone } = await progressOf(job);
    expect({ phase, undone }).toEqual({ phase: 'undone', undone: created });
    expect(created).toBeLessThan(rows);
    expect(await homes('oak')).toBe(0);
  });

  test('that is cancelled behind its last row leaves nothing behind either, and once it is over it is told so', async () => {
    const { job } = await importText(gable, gable.principal, { text: 'ref,address\nAsh1,1 Ash St\n', onlyJudge: true });
    await gable.principal.run('imports.apply', { import: job });
    const perform = gable.office.commands.perform.bind(gable.office.commands);
    let pieces = 0;
    const spy = vi.spyOn(gable.office.commands, 'perform').mockImplementation(async (caller, order) => {
      const answer = await perform(caller, order);
      if (order.command === 'imports.applyPiece' && ++pieces === 1) await perform(gable.principal.caller(), { command: 'imports.cancel', input: { import: job } });
      else if (order.command === 'imports.applyPiece') await expect(perform(gable.principal.caller(), { command: 'imports.cancel', input: { import: job } })).rejects.toMatchObject({ code: 'import.notWorking' });
      return answer;
    });
    await gable.office.jobs.finish(job);
    spy.mockRestore();
    expect(pieces).toBe(2);
    expect(await progressOf(job)).toMatchObject({ phase: 'undone', undone: 1 });
    expect(await homes('ash')).toBe(0);
  });

  test('that another process took over writes no more from here', async () => {
    const { job } = await importText(gable, gable.principal, { text: fileOf('Bay'), onlyJudge: true });
    await gable.principal.run('imports.apply', { import: job });
    const { engine, commands, jobs } = gable.office;
    const perform = commands.perform.bind(commands);
    const spy = vi.spyOn(commands, 'perform').mockImplementation(async (caller, order) => {
      const answer = await perform(caller, order);
      if (order.command === 'imports.applyPiece') await engine.write(null, (connection) => connection.change("UPDATE jobs SET taken_by = 'another' WHERE id = ?", [job]));
      return answer;
    });
    const over = jobs.finish(job);
    await vi.waitUntil(() => spy.mock.settledResults.some(({ type }) => type === 'rejected'), { timeout: 10_000 });
    spy.mockRestore();
    const { done } = await progressOf(job);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(rows);
    expect(await homes('bay')).toBe(done);
    // The other one dies, and this one goes on behind what is written.
    await engine.write(null, (connection) => connection.change('UPDATE jobs SET leased_until = 1 WHERE id = ?', [job]));
    await over;
    expect(await progressOf(job)).toMatchObject({ phase: 'applied', done: rows, created: rows });
    expect(await homes('bay')).toBe(rows);
  });

  test('that is paused can be cancelled, and so can one that waits for a word', async () => {
    const { job, over } = await begin('Fir');
    await gable.principal.run('imports.pause', { import: job });
    await over;
    const { job: waiting } = await importText(gable, gable.principal, { text: fileOf('Yew'), onlyJudge: true });
    for (const one of [job, waiting]) {
      await gable.principal.run('imports.cancel', { import: one });
      await gable.office.jobs.finish(one);
      expect(await progressOf(one)).toMatchObject({ phase: 'undone' });
    }
    expect(await homes('fir')).toBe(0);
  });
});
