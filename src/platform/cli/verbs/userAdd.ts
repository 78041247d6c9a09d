import { passwordGiven } from '../passwordGiven.ts';
import { oneAgency } from '../oneAgency.ts';
import { welcome } from '../../members/welcome.ts';
import type { Agency } from '../../caller.ts';
import { Unable } from '../../unable.ts';
import type { Verb } from '../verb.ts';

export const userAdd: Verb = {
  name: 'user add',
  takes: '<email> --role principal|manager|assistant|agent [--name <name>] [--team <name>] [--password-stdin] [--agency <number>]',
  does: 'Brings somebody into the agency; prints a link, good once, by which they choose a password.',
  options: { role: 'word', name: 'word', team: 'word', 'password-stdin': 'flag', agency: 'word' },
  async run({ office, place }, given, io) {
    const [email] = given.words as [string];
    const { role, name, team } = given.options;
    if (!role) throw new Unable('Say what they are: --role principal, manager, assistant or agent.');
    const agency = oneAgency(office, given);
    const password = passwordGiven(given, io);
    const { data } = await office.commands.run(office.agencies.office(agency.id), 'members.invite', {
      email, role, title: name ?? email.split('@')[0]!, ...(team !== undefined && { team: teamIn(agency, team) }),
    });
    const { id, link } = data as { id: string; link: string };
    if (password !== null) {
      const session = await office.auth.links.use(link.split('/').at(-1)!, { password, address: 'the command line' });
      await welcome(office, session);
      await office.auth.signOut(session.id);
    }
    const address = password === null ? place.origin + link : null;
    if (given.flags.has('json')) io.say(JSON.stringify({ agency: agency.id, member: id, link: address }));
    else io.say(address ? `${email} joins ${agency.name} at ${address}` : `${email} can sign in to ${agency.name}.`);
    return 0;
  },
};

function teamIn({ teams, name: agency }: Agency, named: string): string {
  const found = [...teams].find(([id, title]) => id === named || title.toLowerCase() === named.toLowerCase());
  if (!found) throw new Unable(`${agency} has no team “${named}”.`);
  return found[0];
}
