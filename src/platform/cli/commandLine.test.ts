import { expect, test } from 'vitest';
import { Misunderstood, readCommandLine } from './commandLine.ts';

test('reads verbs of one and of two words, their words and their options', () => {
  const { verb, given } = readCommandLine(['user', 'add', 'anna@harbour.test', '--role', 'agent', '--json']);
  expect(verb.name).toBe('user add');
  expect(given).toEqual({ words: ['anna@harbour.test'], options: { role: 'agent' }, flags: new Set(['json']) });
});

test.each([
  [['dance'], 'There is no “dance” here.'],
  [['backup'], 'Usage: npm run gable -- backup <file>'],
  [['backup', 'one', 'two'], 'Usage: npm run gable -- backup <file>'],
  [['doctor', '--fast'], '--fast'],
  [['token', 'create', 'a@b.test', '--name'], '--name'],
])('says how it is meant where %j makes no sense', (args, sentence) => {
  expect(() => readCommandLine(args)).toThrow(Misunderstood);
  expect(() => readCommandLine(args)).toThrow(sentence);
});
