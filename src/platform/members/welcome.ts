import type { NewSession } from '../auth/sessions/sessions.ts';
import type { Office } from '../office.ts';

/** Notes that somebody who has just signed in has come to the agency, where that is not known yet. */
export async function welcome({ agencies, commands }: Pick<Office, 'agencies' | 'commands'>, session: NewSession, title?: string): Promise<void> {
  const caller = await agencies.freshCaller(session);
  const hasJoined = agencies.get(session.agency).members.get(session.member)!.joined;
  if (!hasJoined || title) await commands.run(caller, 'members.join', title ? { title } : {});
}
