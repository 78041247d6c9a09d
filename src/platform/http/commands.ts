import type { NeededScope } from '../auth/scopes.ts';
import { json } from './request/answer.ts';
import type { Call, MemberRoute } from './request/route.ts';
import { anything, named, object, textOrNull } from './request/schemas.ts';
import { write } from './request/written.ts';

/** `POST /commands/<id>` with the command's input as its body. */
export const runCommand: MemberRoute = {
  method: 'POST',
  path: 'commands/:command',
  for: 'member',
  scope: scopeOf,
  headers: ['idempotency-key'],
  body: 'json',
  operation: (command) => ({
    summary: `Runs ${command}.`,
    body: named(`${command}.input`),
    answers: { 200: object({ data: anything, command: textOrNull }) },
  }),
  async answer(call) {
    return json(await write(call, call.params.command!, call.body.values));
  },
};

/** What not everybody may do at all is of the agency, be it called by a kind of record: the deals' pipeline. */
function scopeOf({ office, signedIn, params }: Call): NeededScope {
  const id = params.command!;
  const command = office.commands.find(id, signedIn!.caller.agency);
  const isOfAgency = /^(members|teams)\./.test(id) || (command !== undefined && command.permission !== 'everyone');
  return `${isOfAgency ? 'admin' : 'commands'}:${id}`;
}
