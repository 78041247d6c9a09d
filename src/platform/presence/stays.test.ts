import { expect, test } from 'vitest';
import { Stays, type Stay } from './stays.ts';

const stay = (more: Partial<Stay> = {}): Stay => ({ agency: 1, kind: 'contacts', id: 'ruth', member: 'petra', session: 's', window: 'w', state: 'looking', until: 100, ...more });
const names = (stays: Stay[]): string[] => stays.map(({ member, state }) => `${member} ${state}`);

test('only what is otherwise than before is something new', () => {
  const stays = new Stays();
  expect(stays.keep(stay())).toHaveLength(1);
  expect(stays.keep(stay({ until: 200 }))).toEqual([]);
  expect(stays.keep(stay({ state: 'writing' }))).toHaveLength(1);
  expect(names(stays.at(stay()))).toEqual(['petra writing']);
  expect(stays.leave([stay({ window: 'other' })])).toEqual([]);
  expect(stays.leave([stay()])).toHaveLength(1);
  expect(stays.at(stay())).toEqual([]);
});

test('another agency’s record of the same id is another place', () => {
  const stays = new Stays();
  stays.keep(stay());
  expect(stays.at(stay({ agency: 2 }))).toEqual([]);
});

test('whose time is over leaves', () => {
  const stays = new Stays();
  stays.keep(stay());
  stays.keep(stay({ member: 'dan', session: 'd', until: 300 }));
  expect(stays.end(100)).toMatchObject([{ kind: 'contacts', id: 'ruth' }]);
  expect(names(stays.at(stay()))).toEqual(['dan looking']);
});

test('nobody is at more records than have room on a screen: the one renewed longest ago is left', () => {
  const stays = new Stays();
  for (let index = 0; index < 40; index += 1) stays.keep(stay({ id: `r${index}` }));
  stays.keep(stay({ id: 'r0' }));
  expect(stays.keep(stay({ id: 'last' })).map(({ id }) => id)).toEqual(['last', 'r1']);
  expect(stays.of(stay())).toHaveLength(40);
  expect(stays.at(stay({ id: 'r0' }))).toHaveLength(1);
});
