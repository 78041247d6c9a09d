import { expect, test } from 'vitest';
import { checkPassword } from './rules.ts';

const names = ['petra@homes-athens.example', 'Petra Papadopoulou', 'Homes of Athens'];
const codeOf = (password: string): string | undefined => {
  try {
    checkPassword(password, names);
  } catch (refusal) {
    return (refusal as { code: string }).code;
  }
};

test.each(['seven grey herons wade', 'מגדל לבן ליד הנמל', 'qyyx-4fg8-wpt2', 'correct horse battery staple', 'petra likes sailing to Aegina', 'سه پرنده روی دیوار', 'ένα κίτρινο ποδήλατο'])('%s is good', (password) => {
  expect(codeOf(password)).toBeUndefined();
});

test('between 12 and 128 characters, as people count them', () => {
  expect(codeOf('grey herons')).toBe('password.tooShort');
  expect(codeOf('🦩🐢🏡🦉🐬')).toBe('password.tooShort');
  expect(codeOf('grey herons. '.repeat(10))).toBe('password.tooLong');
  expect(codeOf('x'.repeat(100_000))).toBe('password.tooLong');
});

test.each([
  '1qaz2wsx3edc', 'QWErty123456', 'unbelievable', 'Password2024!', 'P@ssw0rd1234', 'Welcome-2025-!', 'aaaaaaaaaaaa', 'abcabcabcabc', 'abcdefghijkl',
  '987654321098', '1234567890123', 'realestate2026', 'ﬁnalfantasy',
])('%s is what everybody tries first', (password) => {
  expect(codeOf(password)).toBe('password.common');
});

test.each(['petra@homes-athens.example', 'Petra.Papadopoulou', 'papadopoulou1', 'HomesOfAthens2026', 'athens-homes-99'])('%s is made of names', (password) => {
  expect(codeOf(password)).toBe('password.personal');
});
