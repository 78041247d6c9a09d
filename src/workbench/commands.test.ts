import { beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '@gable/api';
import { Commands } from './commands.svelte.ts';
import type { GableWorkbench } from './workbench.svelte.ts';

const texts: Record<string, string> = {
  'properties.change.done': 'Property changed', 'properties.city': 'City', 'properties.archive.done': 'Property archived', 'done.comma': ', ',
};
const patterns: Record<string, (values: Record<string, string>) => string> = {
  'done.fields': ({ what, fields }) => `${what} – ${fields}`, 'done.of': ({ done, what }) => `${done}: ${what}`,
  'refused.fields': ({ sentence, fields }) => `${sentence} It depends on: ${fields}.`,
  'undo.final': ({ what }) => `This can’t be undone: ${what}`, undone: ({ what }) => `Undone: ${what}`,
};
let asked: string[];
let told: string[];
let commands: Commands;
let post: (() => Promise<never>) | undefined;

beforeEach(() => {
  asked = [];
  told = [];
  post = undefined;
  let runs = 0;
  commands = new Commands({
    locale: 'en',
    bootstrap: { commands: [{ id: 'deals.changePipeline', input: [], isFinal: true }] },
    recent: { records: [{ kind: 'properties', id: 'home', title: '17 Oak St' }] },
    describe: () => ({ fields: [{ name: 'city' }, { name: 'bedroomsTotal' }] }),
    has: (key: string) => key in texts,
    t: (key: string, values?: Record<string, string>) => patterns[key]?.(values!) ?? texts[key] ?? key,
    toasts: { show: ({ text }: { text: string }) => { told.push(text); return { dispose: vi.fn() }; } },
    rest: {
      post: async (path: string, input: { id?: string }) => {
        if (post) return post();
        asked.push(path);
        const isFinal = path.endsWith('changePipeline');
        return { data: input.id && path.endsWith('change') ? { id: input.id, title: '17 Oak St' } : null, command: isFinal ? null : `run ${++runs}` };
      },
    },
  } as unknown as GableWorkbench);
});

test('undo tells which record and which field it is about', async () => {
  await commands.run('properties.change', { id: 'home', revision: 3, city: 'Kent' });
  expect(commands.next!.text).toBe('17 Oak St – city');
  await commands.run('properties.archive', { id: 'home' });
  expect(commands.next!.text).toBe('Property archived: 17 Oak St');
  await commands.undo();
  expect(told).toEqual(['Property changed: 17 Oak St – city', 'Property archived: 17 Oak St', 'Undone: Property archived: 17 Oak St']);
});

test('what is refused tells the fields that it hangs on', async () => {
  post = () => Promise.reject(Object.assign(new Refusal('extension.notNow', { fields: { city: 'extension.notNow', unheard: 'x' } }), { message: 'That is not possible now.' }));
  await expect(commands.run('properties.finish', { id: 'home' })).rejects.toThrow('not possible');
  expect(told).toEqual(['That is not possible now. It depends on: city.']);
});

test('the key says what can’t be undone before it reaches behind it', async () => {
  await commands.run('properties.change', { id: 'home', city: 'Kent' });
  await commands.run('deals.changePipeline', { stages: [] }, { quietly: true, done: 'The stages are saved' });
  await commands.undo();
  expect(asked).toEqual(['commands/properties.change', 'commands/deals.changePipeline']);
  expect(told.at(-1)).toBe('This can’t be undone: The stages are saved');
  await commands.undo();
  expect(asked.at(-1)).toBe('commands/history.undo');
  expect(told.at(-1)).toBe('Undone: 17 Oak St – city');
});

test('what was done earlier stays on offer by its name', async () => {
  await commands.run('properties.change', { id: 'home', city: 'Kent' });
  await commands.run('deals.changePipeline', { stages: [] }, { quietly: true });
  expect(commands.next!.text).toBe('17 Oak St – city');
  await commands.undo(commands.next);
  expect(asked.at(-1)).toBe('commands/history.undo');
  expect(commands.next).toBeUndefined();
});

test('what is done after it is undone as ever, up to it', async () => {
  await commands.run('deals.changePipeline', { stages: [] }, { quietly: true });
  await commands.run('properties.change', { id: 'home', city: 'Kent' });
  await commands.undo();
  expect(asked.at(-1)).toBe('commands/history.undo');
  await commands.undo();
  expect(asked.filter((path) => path.endsWith('undo'))).toHaveLength(1);
});

test('what was done before the language was changed is offered without words of the other one', async () => {
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value) });
  const workbenchIn = (locale: string) => ({ locale, t: (key: string) => key }) as unknown as GableWorkbench;
  const before = new Commands(workbenchIn('en'));
  before.restore('petra');
  before.remember({ run: 'run 1', text: 'Property archived' }, { quietly: true });
  const [same, other] = [new Commands(workbenchIn('en')), new Commands(workbenchIn('he'))];
  same.restore('petra');
  expect(same.next!.text).toBe('Property archived');
  other.restore('petra');
  expect(other.next).toEqual({ run: 'run 1', text: 'done.earlier' });
});

test('what was done is named in the language that is read now', async () => {
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value) });
  commands.restore('petra');
  await commands.run('properties.archive', { id: 'home' });
  const hebrew: Record<string, string> = { 'properties.archive.done': 'הנכס הועבר לארכיון' };
  const later = new Commands({
    locale: 'he', has: (key: string) => key in hebrew, t: (key: string, values?: Record<string, string>) => patterns[key]?.(values!) ?? hebrew[key] ?? key,
    describe: () => undefined, recent: { records: [{ kind: 'properties', id: 'home', title: '17 Oak St' }] },
  } as unknown as GableWorkbench);
  later.restore('petra');
  expect(later.next!.text).toBe('הנכס הועבר לארכיון: 17 Oak St');
});
