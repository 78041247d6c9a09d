import { exportSight } from '../../exports/mayExport.ts';
import { json } from '../request/answer.ts';
import { oneOf } from '../request/oneOf.ts';
import type { MemberRoute } from '../request/route.ts';
import { object, whole, yesOrNo } from '../request/schemas.ts';
import { asViewed } from './asViewed.ts';
import { recordQuery } from './list.ts';

/** `GET /contacts/count?filter=&q=`, up to 10,000; with `for=export` those that a file would hold. */
export const countRecords: MemberRoute = {
  method: 'GET',
  path: ':kind/count',
  for: 'member',
  query: ['filter', 'q', 'archived', 'for', 'view'],
  operation: (kind) => ({
    summary: `How many ${kind} there are, counted up to 10,000.`,
    answers: { 200: object({ count: whole, atLeast: yesOrNo }) },
  }),
  async answer(call) {
    const { office, caller, params, query: { for: what, ...query } } = call;
    const sight = oneOf('for', what, ['list', 'export']) === 'export' ? exportSight(caller, params.kind!) : undefined;
    return json(await office.records.count(caller, params.kind!, { ...recordQuery(await asViewed(call, query)), ...(sight && { sight }) }));
  },
};
