import { Refusal } from '@gable/api';
import { json } from '../request/answer.ts';
import { listed } from '../request/query.ts';
import type { MemberRoute } from '../request/route.ts';
import { anything, answered, dictionary, list, object, whole } from '../request/schemas.ts';
import { asViewed } from './asViewed.ts';
import { recordQuery } from './list.ts';

/** `GET /deals/aggregate?by=stage&sum=value&filter=` */
export const aggregate: MemberRoute = {
  method: 'GET',
  path: ':kind/aggregate',
  for: 'member',
  query: ['by', 'sum', 'average', 'filter', 'q', 'archived', 'view'],
  operation: (kind) => ({
    summary: `Counts ${kind}, and gives sums and averages of some of their fields, by the values of others.`,
    answers: { 200: answered(list(object({ by: dictionary(anything), count: whole, sum: dictionary({ type: 'number' }), 'average?': dictionary({ type: ['number', 'null'] }) }))) },
  }),
  async answer(call) {
    const { office, caller, params, query } = call;
    const by = listed(query.by);
    const figures = { sum: listed(query.sum), average: listed(query.average) };
    if (!by && !figures.sum && !figures.average) throw new Refusal('request.missingParameter', { status: 400, values: { name: 'by' } });
    const { filter, words, archived } = recordQuery(await asViewed(call, query));
    return json({ data: await office.records.aggregate(caller, params.kind!, { by: by ?? [], ...figures, filter, words, archived }) });
  },
};
