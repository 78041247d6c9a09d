import { Refusal, type Locale } from '@gable/api';
import { members } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import type { Agency, AgencySettings } from './caller.ts';
import { RunningTransaction } from './commands/runningTransaction.ts';
import { writeHistory } from './history/writeHistory.ts';
import { firstRoles, seedRoles } from './permissions/roles.ts';
import type { Office } from './office.ts';
import { seedSeal, Seal } from './seal.ts';
import { parseEmailAddress } from '@gable/db/fields/emails.ts';
import { parseText } from '@gable/db/fields/text.ts';
import { InvalidValue } from '@gable/db/field.ts';
import { invalid } from './records/parseValues.ts';

export interface NewAgency {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 4217. */
  currency: string;
  /** IANA name. */
  timeZone: string;
  locale: Locale;
  principal: { email: string; title: string; password: string | null };
  /** When it was; now unless told. */
  instant?: number;
  /** What it begins with besides. */
  settings?: Record<string, unknown>;
}

/** A few countries still measure homes in square feet. */
const inSquareFeet = new Set(['US', 'GB', 'CA', 'IN', 'HK', 'SG', 'AE']);

type Founding = Pick<Office, 'engine' | 'agencies' | 'auth' | 'records' | 'rules'>;
interface Founded { agency: number; member: string }

/**
 * Makes an agency and its principal, in one transaction.
 * @throws Refusal `record.invalid`, `password.…`, `emailTaken` (422).
 */
export async function foundAgency(office: Founding, given: NewAgency): Promise<Founded> {
  const [[id]] = await office.engine.read(null, { sql: 'SELECT coalesce(max(id), 0) + 1 FROM agencies', params: [] }) as [[number]];
  // Where another process took the number in between, there is a next one.
  return (await foundAs(office, id, given)) ?? foundAgency(office, given);
}

/** The same where none may have been before. @throws Refusal `alreadySetUp` (409) where another was quicker, in whichever process. */
export async function foundFirstAgency(office: Founding, given: NewAgency): Promise<Founded> {
  const founded = await foundAs(office, 1, given);
  if (!founded) throw new Refusal('alreadySetUp', { status: 409 });
  return founded;
}

/** Null where an agency has that number. */
async function foundAs(office: Founding, id: number, given: NewAgency): Promise<Founded | null> {
  const { name, country, currency, timeZone, locale, principal, instant = Date.now() } = checked(given);
  const passwordHash = principal.password === null ? null : await office.auth.hashPassword(principal.password, [principal.email, principal.title, name]);
  const settings: AgencySettings = { ...given.settings, locale, areaUnit: inSquareFeet.has(country) ? 'squareFeet' : 'squareMeters' };
  const agency: Agency = { id, name, country, currency, timeZone, settings, members: new Map(), teams: new Map(), roles: firstRoles(), shares: new Map(), kinds: office.records.kinds, commands: new Map(), additions: { installed: [], fields: [], kept: [] }, seal: new Seal('') };

  const member = await office.engine.write(id, async (connection) => {
    if ((await connection.rows('SELECT 1 FROM agencies WHERE id = ?', [id])).length) return null;
    await connection.change(
      'INSERT INTO agencies (id, name, country, currency, time_zone, settings, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [id, name, country, currency, timeZone, JSON.stringify(settings), instant],
    );
    await seedRoles(connection, { agency: id, instant });
    await seedSeal(connection, id);
    const user = passwordHash === null
      ? (await office.auth.users.ensure(connection, principal.email)).id
      : await office.auth.users.create(connection, { email: principal.email, passwordHash });
    const tx = new RunningTransaction({
      connection, caller: { agency, member: null, locale }, command: 'agencies.found', run: newId(), instant, rules: office.rules,
    });
    const made = await tx.records(members).create({ title: principal.title, email: principal.email, role: 'principal', locale, user, joinedAt: passwordHash === null ? null : tx.now });
    await writeHistory(tx);
    await office.auth.memberships.add(connection, { user, agency: id, member: made.id, joined: true });
    return made.id as string;
  });
  if (member === null) return null;
  await office.agencies.reload(id);
  return { agency: id, member };
}

function checked(given: NewAgency): NewAgency {
  const problems: Record<string, string> = {};
  const check = <Value>(field: string, parse: () => Value): Value | undefined => {
    try {
      const value = parse();
      if (value === '') problems[field] = 'field.required';
      return value;
    } catch (failure) {
      if (!(failure instanceof InvalidValue)) throw failure;
      problems[field] = failure.code;
    }
  };
  const name = check('agency', () => parseText(given.name, 200));
  const title = check('name', () => parseText(given.principal.title, 200));
  const email = check('email', () => parseEmailAddress(given.principal.email));
  check('country', () => matching(given.country, /^[A-Z]{2}$/));
  check('currency', () => matching(given.currency, /^[A-Z]{3}$/));
  check('timeZone', () => zone(given.timeZone));
  check('locale', () => matching(given.locale, /^(en|he|el|fa)$/));
  if (Object.keys(problems).length) throw invalid(problems);
  return { ...given, name: name!, principal: { ...given.principal, title: title!, email: email! } };
}

function matching(value: unknown, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new InvalidValue('field.notChoice');
  return value;
}

function zone(value: unknown): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value as string }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidValue('field.notChoice');
  }
}
