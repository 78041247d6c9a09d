import { Unable } from '../unable.ts';
import type { Given, Io } from './verb.ts';

/** The first line of the standard input where `--password-stdin` stands; null where it does not. */
export function passwordGiven({ flags }: Given, { input }: Io): string | null {
  if (!flags.has('password-stdin')) return null;
  const password = input.split(/\r?\n/, 1)[0]!;
  if (!password) throw new Unable('--password-stdin reads the password from the standard input, and there is none.');
  return password;
}
