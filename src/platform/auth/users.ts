import { randomInt } from 'node:crypto';
import { Refusal } from '@gable/api';
import type { Reach } from './reach.ts';

export interface User { id: number; email: string; passwordHash: string | null }

/** Addresses are compared without regard to case, whatever the standard allows before the @. */
export function normalEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

export async function userByEmail(reach: Pick<Reach, 'rows'>, email: string): Promise<User | null> {
  return first(await reach.rows('SELECT id, email, password_hash FROM users WHERE email = ?', [normalEmail(email)]));
}

export async function userById(reach: Pick<Reach, 'rows'>, id: number): Promise<User | null> {
  return first(await reach.rows('SELECT id, email, password_hash FROM users WHERE id = ?', [id]));
}

/** @throws Refusal `emailTaken` (422) where somebody signs in with it already. */
export async function createUser(connection: Reach, { email, passwordHash }: { email: string; passwordHash: string | null }): Promise<number> {
  if (await userByEmail(connection, email)) throw new Refusal('emailTaken', { fields: { email: 'emailTaken' } });
  // A random number, because processes that count up together would meet.
  const id = randomInt(1, 2 ** 46);
  const now = Date.now();
  await connection.change(
    'INSERT INTO users (id, email, password_hash, password_changed_at, created_at) VALUES (?, ?, ?, ?, ?)',
    [id, normalEmail(email), passwordHash, passwordHash && now, now],
  );
  return id;
}

/** The user with this address; one without a password, who can't sign in yet, where there was none. */
export async function ensureUser(connection: Reach, email: string): Promise<User> {
  return (await userByEmail(connection, email))
    ?? { id: await createUser(connection, { email, passwordHash: null }), email: normalEmail(email), passwordHash: null };
}

export async function setPasswordHash(connection: Reach, user: number, passwordHash: string): Promise<void> {
  await connection.change('UPDATE users SET password_hash = ?, password_changed_at = ? WHERE id = ?', [passwordHash, Date.now(), user]);
}

function first([row]: Awaited<ReturnType<Reach['rows']>>): User | null {
  return row ? { id: Number(row[0]), email: row[1] as string, passwordHash: row[2] as string | null } : null;
}
