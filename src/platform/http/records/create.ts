import { withFiles } from '../../files/withFiles.ts';
import { unlessThere } from '../../commands/createUnlessThere.ts';
import { json } from '../request/answer.ts';
import { oneOf } from '../request/oneOf.ts';
import type { MemberRoute } from '../request/route.ts';
import { named, object, textOrNull } from '../request/schemas.ts';
import { etag, write } from '../request/written.ts';
import { seenKinds } from '../../permissions/seenKinds.ts';

/** `POST /contacts`; with `same=refuse` it is refused (409) where whoever it is about is there already. */
export const createRecord: MemberRoute = {
  method: 'POST',
  path: ':kind',
  for: 'member',
  query: ['same'],
  headers: ['idempotency-key'],
  body: 'json',
  operation: (kind) => ({
    summary: `Adds to the ${kind}.`,
    body: named(`${kind}.create`),
    answers: { 201: object({ data: named(kind), command: textOrNull }) },
  }),
  async answer(call) {
    const { office, caller, params: { kind }, body, query } = call;
    const refuses = oneOf('same', query.same, ['allow', 'refuse']) === 'refuse' && office.commands.find(unlessThere(kind!)) !== undefined;
    const answer = await write(call, refuses ? unlessThere(kind!) : `${kind!}.create`, body.values);
    await withFiles([answer.data], { agency: caller.agency.id, definition: seenKinds(caller).get(kind!), engine: office.engine });
    return json(answer, { status: 201, headers: { etag: etag(answer.data), location: `/api/v1/${kind!}/${answer.data.id}` } });
  },
};
