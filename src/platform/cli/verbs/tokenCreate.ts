import { oneMember } from '../oneMember.ts';
import type { Verb } from '../verb.ts';

export const tokenCreate: Verb = {
  name: 'token create',
  takes: '<email> [--name <name>] [--agency <number>]',
  does: 'Makes a token with which a program acts for this member; it is shown this once, alone on the last line.',
  options: { name: 'word', agency: 'word' },
  async run({ office }, given, io) {
    const { agency, member } = oneMember(office, given.words[0]!, given);
    const name = given.options.name ?? 'Command line';
    const token = await office.auth.tokens.create({ agency: agency.id, member: member.id, name });
    if (given.flags.has('json')) io.say(JSON.stringify({ agency: agency.id, member: member.id, name, token }));
    else {
      io.note(`“${name}” acts for ${member.title} in ${agency.name}. Keep it as you would keep a password:`);
      io.say(token);
    }
    return 0;
  },
};
