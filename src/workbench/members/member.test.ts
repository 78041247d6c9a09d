import { expect, test } from 'vitest';
import type { Ability, Role } from '@gable/api';
import { looksAfter, type Giver, type Member } from './member.ts';

const somebody = (role: Role, team: string | null = null) => ({ role, team }) as Member;
const giver = (abilities: Ability[], roles: Role[], team: string | null = null): Giver => ({ me: { abilities, team }, rolesToGive: roles.map((id) => ({ id })) });

test('principals look after everybody', () => {
  const principal = giver(['members'], ['principal', 'manager', 'assistant', 'agent']);
  expect((['agent', 'manager', 'principal'] as const).map((role) => looksAfter(principal, somebody(role)))).toEqual([true, true, true]);
});

test('managers look after those of their own team whose role they may give', () => {
  const manager = giver(['team'], ['assistant', 'agent'], 'north');
  expect(looksAfter(manager, somebody('agent', 'north'))).toBe(true);
  expect([somebody('agent', 'south'), somebody('agent'), somebody('manager', 'north'), somebody('principal', 'north')].some((other) => looksAfter(manager, other))).toBe(false);
  expect(looksAfter(giver(['team'], ['agent']), somebody('agent'))).toBe(false);
});

test('agents look after nobody', () => {
  expect(looksAfter(giver([], [], 'north'), somebody('agent', 'north'))).toBe(false);
});
