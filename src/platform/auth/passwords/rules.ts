import { Refusal } from '@gable/api';
import { isCommon } from './commonPasswords.ts';

/**
 * NIST SP 800-63B: long, not guessed by everybody, not made of the person's own names; no rules about digits and signs.
 * `names` are the e-mail address, the person's name and the agency's.
 * @throws Refusal `password.tooShort`, `password.tooLong`, `password.common`, `password.personal` (422)
 */
export function checkPassword(password: string, names: readonly string[]): void {
  if (password.length > 1_000) refuse('password.tooLong', { most: 128 });
  const typed = password.normalize('NFKC');
  const length = [...typed].length;
  const folded = typed.toLowerCase();
  if (length < 12) refuse('password.tooShort', { least: 12 });
  else if (length > 128) refuse('password.tooLong', { most: 128 });
  else if (isCommon(folded)) refuse('password.common');
  else if (isMadeOf(folded, names)) refuse('password.personal');
}

function refuse(code: string, values: Record<string, number> = {}): never {
  throw new Refusal(code, { values, fields: { password: code } });
}

/** Hardly anything is left without the names, as in `cohen-homes2024`. */
function isMadeOf(folded: string, names: readonly string[]): boolean {
  const words = names
    .map((name) => name.normalize('NFKC').toLowerCase())
    .flatMap((name) => [name, name.replace(/@.*/, ''), ...name.split(/[^\p{L}\p{N}]+/u)])
    .map(lettersOf)
    .filter((word) => word.length >= 3)
    .sort((one, other) => other.length - one.length);
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), lettersOf(folded));
  return rest !== lettersOf(folded) && rest.length < 6;
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
