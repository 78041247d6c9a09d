import type { Auth } from '../auth/auth.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { MailLink } from '../mail/mailLink.ts';
import { change } from './change.ts';
import { changePreferences } from './changePreferences.ts';
import { invite } from './invite.ts';
import { join } from './join.ts';
import { reinstate } from './reinstate.ts';
import { resetPassword } from './resetPassword.ts';
import { suspend, type OpenWorkOf } from './suspend.ts';

/** In place of what records do by themselves: members come by invitation and go by suspension. */
export const memberCommands = (auth: Auth, openWork: OpenWorkOf, mailLink: MailLink): RunnableCommand[] => [invite(auth, mailLink), join, suspend(openWork), reinstate, resetPassword(auth, mailLink), change, changePreferences];
