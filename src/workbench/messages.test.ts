import { expect, test } from 'vitest';
import { Messages } from './messages.ts';

test('plain words come as they are, and a missing one by its key', () => {
  const messages = new Messages('en', { save: 'Save' });
  expect(messages.text('save')).toBe('Save');
  expect(messages.text('nobody.wrote.this')).toBe('nobody.wrote.this');
});

test('values and numbers are filled in as the language writes them', () => {
  expect(new Messages('en', { added: 'Added: {$what}' }).text('added', { what: 'Mill Lane 4' })).toBe('Added: Mill Lane 4');
  expect(new Messages('fa', { rest: '{$count :number} مورد' }).text('rest', { count: 12 })).toBe('۱۲ مورد');
});

test('a name that runs against the language is set apart, so that the sentence keeps its order', () => {
  expect(new Messages('en', { added: 'Added: {$what}' }).text('added', { what: 'נועה' })).toBe('Added: \u2068נועה\u2069');
  expect(new Messages('he', { added: 'נוסף: {$what}' }).text('added', { what: 'Noa' })).toBe('נוסף: \u2068Noa\u2069');
  expect(new Messages('he', { added: 'נוסף: {$what}' }).text('added', { what: 'נועה' })).toBe('נוסף: נועה');
});
