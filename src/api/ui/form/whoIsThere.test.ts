import { beforeEach, expect, test } from 'vitest';
import type { Question as Confirmation } from '../workbench.ts';
import { WhoIsThere } from './whoIsThere.ts';

const ruth = { id: 'ruth', title: 'Ruth Levi', holder: { id: 'petra', title: 'Petra Stone' }, lastContactAt: null, archivedAt: null };
const phones = [{ typed: '206-555-0110' }];
let asked: unknown[];
let questions: Confirmation[];
let answer: boolean;
let answerLater: () => void;

const formFor = (id?: string) => new WhoIsThere({
  kind: 'contacts', id, findSame: 'contacts.findSame',
  workbench: {
    inputOf: () => [{ name: 'firstName', kind: 'text' }, { name: 'lastName', kind: 'text' }, { name: 'phones', kind: 'phones' }, { name: 'emails', kind: 'emails' }] as never,
    run: async (_command: string, input: unknown) => {
      asked.push(input);
      await new Promise<void>((resolve) => { answerLater = resolve; setTimeout(resolve, 20); });
      return { data: [ruth], command: null } as never;
    },
    confirm: async (question) => { questions.push(question); return answer; },
    t: (key, values) => `${key} ${Object.values(values ?? {}).join()}`.trim(),
    direction: 'ltr',
    member: () => undefined,
    format: {} as never,
  },
});

beforeEach(() => {
  asked = [];
  questions = [];
  answer = false;
});

test('a new record waits for the answer, and whoever enters it is asked once', async () => {
  const there = formFor();
  const mayAdd = there.mayAdd({ phones });
  answerLater();
  expect(await mayAdd).toBe(false);
  expect(questions).toHaveLength(1);
  expect(questions[0]!.text).toContain('Ruth Levi');
  expect(questions[0]!.text).toContain('Petra Stone');
  answer = true;
  expect(await there.mayAdd({ phones })).toBe(true);
  expect(await there.mayAdd({ phones })).toBe(true);
  expect(questions).toHaveLength(2);
  expect(asked).toEqual([{ phones }]);
});

test('the same name alone is told, not asked about', async () => {
  const there = formFor();
  const [name] = there.questions;
  const values = { firstName: 'Ruth', lastName: 'Levi' };
  expect(name).toMatchObject({ fields: ['firstName', 'lastName'], place: 'lastName' });
  expect(await there.find(there.givenFor(name!, values))).toEqual([ruth]);
  expect(await there.mayAdd(values)).toBe(true);
  expect(questions).toEqual([]);
});

test('half a name and half a number ask for nobody', async () => {
  const there = formFor();
  for (const question of there.questions) expect(await there.find(there.givenFor(question, { firstName: 'Ruth', phones: [{ typed: '206' }], emails: [{ address: 'ruth@' }] }))).toEqual([]);
  expect(asked).toEqual([]);
});

test('nobody is the same as themselves', async () => {
  const there = formFor('ruth');
  expect(await there.find(there.givenFor(there.questions[1]!, { phones }))).toEqual([]);
});
