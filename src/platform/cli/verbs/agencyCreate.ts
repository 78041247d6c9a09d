import type { Locale } from '@gable/api';
import { userByEmail } from '../../auth/users.ts';
import { foundAgency } from '../../foundAgency.ts';
import { inviteHours } from '../../members/invite.ts';
import { passwordGiven } from '../passwordGiven.ts';
import { Unable } from '../../unable.ts';
import type { Given, OpenGable, Verb } from '../verb.ts';

export const agencyCreate: Verb = {
  name: 'agency create',
  takes: '<name> --principal <email> [--principal-name <name>] [--password-stdin] [--country US --currency USD] [--time-zone <zone>] [--language en|he|el|fa]',
  does: 'Makes an agency and the principal who leads it; prints a link, good once, by which they choose a password.',
  options: { principal: 'word', 'principal-name': 'word', 'password-stdin': 'flag', country: 'word', currency: 'word', 'time-zone': 'word', language: 'word' },
  async run({ office, place }, given, io) {
    const email = given.options.principal;
    if (!email) throw new Unable('Say who leads the agency: --principal <email>.');
    const password = passwordGiven(given, io);
    const { agency, member } = await foundAgency(office, {
      name: given.words[0]!, ...whereabouts(given), principal: { email, title: given.options['principal-name'] ?? email.split('@')[0]!, password },
    });
    const link = password === null ? await linkFor(office, { agency, member, email }) : null;
    const address = link && `${place.origin}/link/${link}`;
    if (given.flags.has('json')) io.say(JSON.stringify({ agency, member, link: address }));
    else {
      io.say(`${given.words[0]} is agency ${agency}, led by ${email}.`);
      io.say(address ? `They choose a password at ${address}` : 'They sign in with the password that they have.');
    }
    return 0;
  },
};

function whereabouts({ options: { country, currency, language, 'time-zone': timeZone } }: Given): { country: string; currency: string; timeZone: string; locale: Locale } {
  if (country && !currency) throw new Unable('Say --currency with --country, such as EUR.');
  return {
    country: (country ?? 'US').toUpperCase(),
    currency: (currency ?? 'USD').toUpperCase(),
    timeZone: timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: (language ?? 'en') as Locale,
  };
}

/** Null for who has a password already, from another agency here. */
async function linkFor(office: OpenGable['office'], { agency, member, email }: { agency: number; member: string; email: string }): Promise<string | null> {
  return office.engine.write(agency, async (connection) => {
    if ((await userByEmail(connection, email))?.passwordHash) return null;
    return office.auth.links.make(connection, { agency, member, purpose: 'invite', hours: inviteHours });
  });
}
