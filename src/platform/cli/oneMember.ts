import { normalEmail } from '../auth/users.ts';
import type { Agency, AgencyMember } from '../caller.ts';
import type { Office } from '../office.ts';
import { oneAgency } from './oneAgency.ts';
import { Unable } from '../unable.ts';
import type { Given } from './verb.ts';

/** The member with this e-mail address, in the agency that is meant or in the only one that they belong to. */
export function oneMember(office: Office, email: string, given: Given): { agency: Agency; member: AgencyMember } {
  const agencies = given.options.agency === undefined ? office.agencies.all() : [oneAgency(office, given)];
  const found = agencies.flatMap((agency) => [...agency.members.values()].filter((member) => normalEmail(member.email) === normalEmail(email)).map((member) => ({ agency, member })));
  if (found.length === 0) throw new Unable(`Nobody here has the address ${email}.`);
  if (found.length > 1) throw new Unable(`${email} belongs to several agencies; say which with --agency: ${found.map(({ agency }) => agency.id).join(', ')}.`);
  return found[0]!;
}
