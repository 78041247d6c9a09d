import { expect, test } from 'vitest';
import type { Role } from '@gable/api';
import { looksAfter, type Member } from './member.ts';

const somebody = (role: Role, team: string | null = null) => ({ role, team }) as Member & { team: string | null };

test('principals look after everybody', () => {
  expect((['agent', 'manager', 'principal'] as const).map((role) => looksAfter(somebody('principal'), somebody(role)))).toEqual([true, true, true]);
});

test('managers look after the agents and assistants of their own team', () => {
  const manager = somebody('manager', 'north');
  expect(looksAfter(manager, somebody('agent', 'north'))).toBe(true);
  expect([somebody('agent', 'south'), somebody('agent'), somebody('manager', 'north'), somebody('principal', 'north')].some((other) => looksAfter(manager, other))).toBe(false);
  expect(looksAfter(somebody('manager'), somebody('agent'))).toBe(false);
});

test('agents look after nobody', () => {
  expect(looksAfter(somebody('agent', 'north'), somebody('agent', 'north'))).toBe(false);
});
