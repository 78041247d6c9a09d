import { checkScopes } from '../../auth/scopes.ts';
import { endAfter } from '../../auth/tokenDays.ts';
import type { Agency } from '../../caller.ts';
import type { Office } from '../../office.ts';
import { oneMember } from '../oneMember.ts';
import type { Verb } from '../verb.ts';

export const tokenCreate: Verb = {
  name: 'token create',
  takes: '<email> [--name <name>] [--scopes read,contacts:write,…] [--days <number>|never] [--agency <number>]',
  does: 'Makes a token with which a program acts for this member; it is shown this once, alone on the last line.',
  options: { name: 'word', scopes: 'word', days: 'word', agency: 'word' },
  async run({ office }, given, io) {
    const { agency, member } = oneMember(office, given.words[0]!, given);
    const { name = 'Command line', scopes: named, days = 'never' } = given.options;
    const scopes = named === undefined ? null : scopesIn(office, agency, named);
    const endsAt = endAfter(days === 'never' ? null : Number(days), Date.now());
    const token = await office.auth.tokens.create({ agency: agency.id, member: member.id, name, scopes, endsAt });
    const end = endsAt === null ? null : new Date(endsAt).toISOString();
    if (given.flags.has('json')) io.say(JSON.stringify({ agency: agency.id, member: member.id, name, scopes, endsAt: end, token }));
    else {
      const limits = [scopes && `may only ${scopes.join(', ')}`, end && `holds until ${end.slice(0, 10)}`].filter(Boolean);
      io.note(`“${name}” acts for ${member.title} in ${agency.name}${limits.length ? `, ${limits.join(', ')}` : ''}. Keep it as you would keep a password:`);
      io.say(token);
    }
    return 0;
  },
};

function scopesIn({ commands }: Office, agency: Agency, named: string): string[] {
  const given = named.split(',').map((scope) => scope.trim()).filter(Boolean);
  return checkScopes(given, { kind: (kind) => agency.kinds.find(kind) !== undefined, command: (id) => commands.find(id, agency) !== undefined });
}
