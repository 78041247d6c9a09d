import { Refusal } from '@gable/api';
import { withFiles } from '../../files/withFiles.ts';
import { json } from '../request/answer.ts';
import type { MemberRoute } from '../request/route.ts';
import { named, object, textOrNull } from '../request/schemas.ts';
import { etag, expectedRevision, write } from '../request/written.ts';
import { seenKinds } from '../../permissions/seenKinds.ts';

/** `PATCH /contacts/<id>`; with If-Match only where nobody was quicker. */
export const changeRecord: MemberRoute = {
  method: 'PATCH',
  path: ':kind/:id',
  for: 'member',
  headers: ['idempotency-key', 'if-match'],
  body: 'json',
  operation: (kind) => ({
    summary: `Changes one of the ${kind}. With If-Match it is refused (412) where somebody else was quicker.`,
    body: named(`${kind}.change`),
    answers: { 200: object({ data: named(kind), command: textOrNull }) },
  }),
  async answer(call) {
    const { office, caller, params: { kind, id }, body: { values } } = call;
    for (const taken of ['id', 'revision']) {
      if (Object.hasOwn(values, taken)) throw new Refusal('unknown_field', { status: 400, values: { fields: taken }, fields: { [taken]: 'field.unknown' } });
    }
    const revision = expectedRevision(call);
    const answer = await write(call, `${kind!}.change`, { ...values, id, ...(revision !== undefined && { revision }) });
    await withFiles([answer.data], { agency: caller.agency.id, definition: seenKinds(caller).get(kind!), engine: office.engine });
    return json(answer, { headers: { etag: etag(answer.data) } });
  },
};
