import { expect, test } from 'vitest';
import { greetingAt } from './greeting.ts';

test.each([
  ['00:30', 'night'], ['03:00', 'night'], ['05:00', 'morning'], ['12:00', 'afternoon'], ['18:00', 'evening'], ['23:30', 'evening'],
])('at %s where the agency is it greets as at %s', (time, greeting) => {
  expect(greetingAt(new Date(`2026-11-22T${time}:00+02:00`), 'Europe/Athens')).toBe(greeting);
});
