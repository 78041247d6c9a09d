import { afterEach, expect, test, vi } from 'vitest';
import { forgetOthers } from './forgetOthers.ts';

afterEach(() => vi.unstubAllGlobals());

test('whoever signs in finds their own things, and nothing of the colleague before', () => {
  const session = storing(['gable.tabs', 'gable.tabs.anna', 'gable.tabs.bob', 'gable.draft.anna.contacts/new', 'gable.draft.bob.note/contacts/1', 'sveltekit:snapshot']);
  const local = storing(['gable.recent.anna', 'gable.recent.bob']);
  vi.stubGlobal('sessionStorage', session);
  vi.stubGlobal('localStorage', local);
  forgetOthers('bob');
  expect(Object.keys(session)).toEqual(['gable.tabs.bob', 'gable.draft.bob.note/contacts/1', 'sveltekit:snapshot']);
  expect(Object.keys(local)).toEqual(['gable.recent.bob']);
});

const storing = (keys: string[]) =>
  Object.assign(Object.create({ removeItem(this: Record<string, string>, key: string) { delete this[key]; } }) as object, Object.fromEntries(keys.map((key) => [key, '[]'])));
