import { Refusal, rightsOn } from '@gable/api';
import { arrangementOf } from '../fields/arrangement.ts';
import { mayChangeRole } from '../permissions/roles.ts';
import { titleOfRole } from '../permissions/titleOfRole.ts';
import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, dictionary, list, object, text, whole, anything, yesOrNo } from './request/schemas.ts';

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
        usual: groups, fields: list(anything), groupNames: dictionary(anything), roles: list(object({ id: text, title: text, fields: dictionary(text), mayChange: yesOrNo })),
      })),
    },
  }),
  answer({ office, caller, params }) {
    if (!office.commands.permits(caller, office.commands.find('fields.arrange')!)) throw new Refusal('command.notPermitted', { status: 403 });
    const found = arrangementOf(office, caller.agency, params.records!);
    if (!found) throw new Refusal('fields.unknown', { status: 404, values: { field: params.records! } });
    const { onlyFor: _onlyFor, ...arrangement } = found;
    const { agency, locale } = caller;
    const mayChange = office.commands.permits(caller, office.commands.find('roles.change')!);
    const roles = [...agency.roles.values()].map((role) => ({
      id: role.id, title: titleOfRole(role, { messages: office.messages, locale }), fields: rightsOn(role.rights, params.records!).fields, mayChange: mayChange && mayChangeRole(caller, role),
    }));
    return json({ data: { ...arrangement, roles } });
  },
};
