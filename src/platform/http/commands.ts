import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { anything, named, object, textOrNull } from './request/schemas.ts';
import { write } from './request/written.ts';

/** `POST /commands/<id>` with the command's input as its body. */
export const runCommand: MemberRoute = {
  method: 'POST',
  path: 'commands/:command',
  for: 'member',
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
