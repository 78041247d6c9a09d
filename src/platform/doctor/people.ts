import type { Agency } from '../caller.ts';
import type { Office } from '../office.ts';
import type { Check } from './finding.ts';

/** Whether everybody who signs in is somebody, every agency can be led, and its settings can be read. */
export const people: Check = {
  name: 'people',
  async examine({ office }) {
    const problems: string[] = [];
    const memberships = await office.engine.read(null, { sql: 'SELECT agency_id, member_id, user_id FROM memberships', params: [] }, { big: true }) as [number, string, number][];
    const users = new Set((await office.engine.read(null, { sql: 'SELECT id FROM users', params: [] }, { big: true })).map(([id]) => id));
    for (const [agency, member, user] of memberships) if (!users.has(user)) problems.push(`Member ${member} of agency ${agency} signs in as user ${user}, who is not there.`);
    const agencies = office.agencies.all();
    for (const agency of agencies) problems.push(...await inAgency(office, agency, memberships));
    const stray = memberships.filter(([agency]) => !agencies.some(({ id }) => id === agency));
    problems.push(...stray.map(([agency, member]) => `Member ${member} belongs to agency ${agency}, which is not there.`));
    return { said: `${users.size} who sign in, agencies: ${agencies.length}`, problems };
  },
};

async function inAgency({ engine }: Office, { id: agency, name }: Agency, memberships: [number, string, number][]): Promise<string[]> {
  const members = await engine.read(agency, { sql: 'SELECT id, role, suspended, archived_at, "user" FROM members WHERE agency_id = ?', params: [agency] }, { big: true });
  const users = new Map(memberships.filter(([of]) => of === agency).map(([, member, user]) => [member, user]));
  const isLed = members.some(([, role, suspended, archived]) => role === 'principal' && suspended !== 1 && archived === null);
  return [
    ...(isLed ? [] : [`${name} has no principal who can lead it.`]),
    ...members.filter(([id, , , , user]) => user !== null && users.get(id as string) !== user).map(([id]) => `${name}: members/${id} can't sign in, because nothing says which user they are.`),
    ...[...users.keys()].filter((member) => !members.some(([id]) => id === member)).map((member) => `${name}: a user signs in as members/${member}, who is not there.`),
  ];
}
