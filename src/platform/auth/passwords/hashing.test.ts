import { expect, test } from 'vitest';
import { PasswordHashing } from './hashing.ts';

const password = 'seven grey herons wade';

test('a password is known by its argon2id hash, in whatever way its letters are composed', async () => {
  const hashing = new PasswordHashing();
  const stored = await hashing.hash('Ōkyrrð á heiðinni');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(await hashing.verify('Ōkyrrð á heiðinni'.normalize('NFD'), stored)).toBe(true);
  expect(await hashing.verify('Ōkyrrð á heiðinn', stored)).toBe(false);
});

test('nobody is let in where there is no hash', async () => {
  expect(await new PasswordHashing().verify('', null)).toBe(false);
});

test('two are checked at once and 32 wait; the next one is told to come back', async () => {
  const hashing = new PasswordHashing();
  const stored = await hashing.hash(password);
  const crowd = Array.from({ length: 35 }, () => hashing.verify(password, stored));
  const answers = await Promise.allSettled(crowd);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(34);
  expect(answers[34]).toMatchObject({ reason: { code: 'tooBusy', status: 503, values: { retryAfterSeconds: 2 } } });
  expect(await hashing.verify(password, stored)).toBe(true);
});

test('a place that is given back is free again, also after a failure', async () => {
  const hashing = new PasswordHashing({ atOnce: 1, mayWait: 0 });
  await expect(hashing.verify(password, 'no hash')).rejects.toThrow();
  expect(await hashing.verify(password, await hashing.hash(password))).toBe(true);
});

test('a whole book is not hashed', async () => {
  const hashing = new PasswordHashing();
  expect(await hashing.verify('x'.repeat(500_000), await hashing.hash(password))).toBe(false);
});
