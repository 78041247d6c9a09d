import type { Answer } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { followChanges } from './eventStream.ts';

/** `GET /events`: what changes, as it happens, as server-sent events. */
export const events: MemberRoute = {
  method: 'GET',
  path: 'events',
  for: 'member',
  scope: () => 'read',
  headers: ['last-event-id'],
  operation: () => ({
    summary: 'What changes, as it happens. Goes on after Last-Event-ID; the event `missed` says that too much has happened since, `presence` who else is at a record at which one is.',
    answers: { 200: { mediaTypes: ['text/event-stream'] } },
  }),
  async answer(call): Promise<Answer> {
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' };
    return { status: 200, headers, body: await followChanges(call) };
  },
};
