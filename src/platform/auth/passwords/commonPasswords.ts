import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What people put in front of `2024!` when a password has to be long. */
const beginnings = new Set([
  'password', 'passw0rd', 'passwort', 'motdepasse', 'contrasena', 'qwerty', 'qwertyuiop', 'qwertz', 'azerty', 'asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm',
  'welcome', 'letmein', 'iloveyou', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'batman', 'dragon', 'monkey', 'shadow', 'master',
  'michael', 'jennifer', 'jordan', 'admin', 'administrator', 'changeme', 'default', 'secret', 'trustno', 'whatever', 'hello', 'helloworld',
  'realestate', 'realtor', 'broker', 'agency', 'gable', 'test', 'testtest', 'login', 'user', 'summer', 'winter', 'spring', 'autumn',
  'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
  'סיסמה', 'ישראל', 'שלום', 'κωδικος', 'καλημερα', 'رمزعبور', 'ایران', 'سلام',
]);

let listed: ReadonlySet<string> | undefined;

/** Whether it is among those that everybody tries first; `folded` is in lower case. */
export function isCommon(folded: string): boolean {
  const plain = folded.replace(/[^\p{L}\p{N}]/gu, '');
  return [folded, plain, unleeted(folded)].some((form) => list().has(form) || beginnings.has(form.replace(/[^\p{L}]+$/u, '')))
    || isOneRun(plain) || isRepeated(folded);
}

/**
 * The 10,000 most frequent with 12 characters or more among the ten million that Mark Burnett gave to the public domain in 2015,
 * as collected in SecLists (MIT, © Daniel Miessler). Packed, because it is not fit to be read.
 */
function list(): ReadonlySet<string> {
  listed ??= new Set(gunzipSync(readFileSync(path.join(import.meta.dirname, 'commonPasswords.txt.gz'))).toString('utf8').trimEnd().split('\n'));
  return listed;
}

/** `p@ssw0rd` is `password` to those who guess. */
function unleeted(text: string): string {
  const letters: Record<string, string> = { '@': 'a', 4: 'a', 3: 'e', 1: 'i', '!': 'i', 0: 'o', $: 's', 5: 's', 7: 't' };
  return text.replace(/[\p{N}\p{P}\p{S}]+$/u, '').replace(/[@431!0$57]/g, (sign) => letters[sign]!);
}

/** `abcdefghijkl`, `210987654321`: every character follows the one before it. */
function isOneRun(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => (character.codePointAt(0)! - text.codePointAt(index)! + 10) % 10);
  return new Set(steps).size === 1 && [0, 1, 9].includes(steps[0]!);
}

/** `abcabcabcabc`: some beginning of at most a third, over and over. */
function isRepeated(text: string): boolean {
  for (let length = 1; length <= text.length / 3; length += 1) {
    if (text.slice(0, length).repeat(Math.ceil(text.length / length)).startsWith(text)) return true;
  }
  return false;
}
