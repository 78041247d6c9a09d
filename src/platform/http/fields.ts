import { Refusal } from '@gable/api';
import { arrangementOf } from '../fields/arrangement.ts';
import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, dictionary, list, object, text, whole, anything } from './request/schemas.ts';

const groups = list(object({ id: text, fields: list(text) }));

/** `GET /fields/<records>`: the fields of a kind, for whoever may arrange them. */
export const getFields: MemberRoute = {
  method: 'GET',
  path: 'fields/:records',
  for: 'member',
  scope: () => 'admin',
  operation: () => ({
    summary: 'The fields of a kind, where they stand as usual, and how the agency has arranged them: for managers.',
    answers: {
      200: answered(object({
        layout: object({ revision: whole, groups: anything, labels: dictionary(anything), demanded: list(text), hidden: list(text) }),
        usual: groups, fields: list(anything), groupNames: dictionary(anything),
      })),
    },
  }),
  answer({ office, caller, params }) {
    if (!office.commands.permits(caller, office.commands.find('fields.arrange')!)) throw new Refusal('command.notPermitted', { status: 403 });
    const found = arrangementOf(office, caller.agency, params.records!);
    if (!found) throw new Refusal('fields.unknown', { status: 404, values: { field: params.records! } });
    const { onlyFor: _onlyFor, ...arrangement } = found;
    return json({ data: arrangement });
  },
};
