import { expect, test } from 'vitest';
import { inTurn, usualTaking, type Taker } from './routing.ts';

const taker = (id: string, more: Partial<Taker> = {}): Taker => ({ ...usualTaking, id, givenAt: null, ...more });
const ids = ({ takers }: ReturnType<typeof inTurn>): string[] => takers.map(({ id }) => id);
const anything = { preferredLanguage: null, interest: null };

test('whoever has waited longest is next, and who never had one before them', () => {
  expect(ids(inTurn(anything, [taker('dana', { givenAt: '2026-11-02' }), taker('eli', { givenAt: '2026-11-01' }), taker('noa')]))).toEqual(['noa', 'eli', 'dana']);
});

test('who takes none is left out', () => {
  expect(ids(inTurn(anything, [taker('dana', { takes: false }), taker('eli')]))).toEqual(['eli']);
});

test('who speaks the language goes before all others', () => {
  const found = inTurn({ preferredLanguage: 'he', interest: null }, [taker('dana'), taker('eli', { languages: ['he', 'en'], givenAt: '2026-11-01' })]);
  expect(found).toMatchObject({ heeded: ['language'] });
  expect(ids(found)).toEqual(['eli']);
});

test('where nobody speaks it, nobody is left out for it', () => {
  const found = inTurn({ preferredLanguage: 'ru', interest: null }, [taker('dana', { languages: ['en'] }), taker('eli')]);
  expect(found).toMatchObject({ heeded: [] });
  expect(ids(found)).toEqual(['dana', 'eli']);
});

test('who takes only rentals gets no buyer, unless there is nobody else', () => {
  const rentals = taker('dana', { interests: ['rent'] });
  expect(ids(inTurn({ preferredLanguage: null, interest: 'buy' }, [rentals, taker('eli')]))).toEqual(['eli']);
  expect(ids(inTurn({ preferredLanguage: null, interest: 'buy' }, [rentals]))).toEqual(['dana']);
});

test('the language counts before the trade', () => {
  const found = inTurn({ preferredLanguage: 'he', interest: 'buy' }, [taker('dana', { languages: ['he'], interests: ['rent'] }), taker('eli', { interests: ['buy'] })]);
  expect(ids(found)).toEqual(['dana']);
});
