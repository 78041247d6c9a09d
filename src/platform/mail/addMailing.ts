import type { Office } from '../office.ts';
import { mailCommands } from './mailCommands.ts';
import { serverOfEnvironment } from './server.ts';

/** Mail to the members of an agency. What writes and sends it is read with the first letter. */
export function addMailing(office: Office): void {
  serverOfEnvironment(process.env);
  for (const command of mailCommands(office.messages)) office.commands.add(command);
  office.jobs.add('mail.send', async (_nothing: object, { agency, stopped }) => {
    const { sendDue } = await import('./sendDue.ts');
    await sendDue(office, { agency, stopped });
  }, { isLong: true });
}
