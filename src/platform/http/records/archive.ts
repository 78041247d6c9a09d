import { json } from '../request/answer.ts';
import type { MemberRoute } from '../request/route.ts';
import { named, object, textOrNull } from '../request/schemas.ts';
import { etag, expectedRevision, write } from '../request/written.ts';

/** `DELETE /contacts/<id>` archives, with If-Match only where nobody was quicker; `contacts.restore` brings it back. */
export const archiveRecord: MemberRoute = {
  method: 'DELETE',
  path: ':kind/:id',
  for: 'member',
  headers: ['idempotency-key', 'if-match'],
  operation: (kind) => ({
    summary: `Archives one of the ${kind}; the command ${kind}.restore brings it back. With If-Match it is refused (412) where somebody else was quicker.`,
    answers: { 200: object({ data: named(kind), command: textOrNull }) },
  }),
  async answer(call) {
    const { office, caller, params: { kind, id } } = call;
    const revision = expectedRevision(call);
    const { command } = await write(call, `${kind!}.archive`, { id, ...(revision !== undefined && { revision }) });
    const data = await office.records.get(caller, { kind: kind!, id: id! });
    return json({ data, command }, { headers: { etag: etag(data) } });
  },
};
