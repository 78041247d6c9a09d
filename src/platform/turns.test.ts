import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

/** Turns that end when they are told to. */
function handTurns() {
  const running: { end: () => void; fail: (why: Error) => void }[] = [];
  const turns = new Turns(() => new Promise<void>((end, fail) => void running.push({ end, fail })));
  return { turns, running };
}

test('who asks during a turn shares the next one with all who asked since', async () => {
  const { turns, running } = handTurns();
  const first = turns.ask();
  const [second, third] = [turns.ask(), turns.ask()];
  expect(running.length).toBe(1);
  running[0]!.end();
  await first;
  const fourth = turns.ask();
  await expect.poll(() => running.length).toBe(2);
  expect(second).toBe(third);
  expect(fourth).toBe(second);
  running[1]!.end();
  await second;
  expect(turns.underWay).toBeNull();
});

test('a turn that fails fails for those who asked for it, and the next is tried', async () => {
  const { turns, running } = handTurns();
  const first = turns.ask();
  const second = turns.ask();
  running[0]!.fail(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await expect.poll(() => running.length).toBe(2);
  running[1]!.end();
  await second;
});
