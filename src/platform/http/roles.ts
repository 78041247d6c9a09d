import { Refusal } from '@gable/api';
import { mayChangeRole } from '../permissions/roles.ts';
import { titleOfRole } from '../permissions/titleOfRole.ts';
import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, anything, dictionary, list, object, text, whole, yesOrNo } from './request/schemas.ts';

/** `GET /roles`: what each role may do, for those who give them. */
export const listRoles: MemberRoute = {
  method: 'GET',
  path: 'roles',
  for: 'member',
  scope: () => 'admin',
  operation: () => ({
    summary: 'The roles of the agency and what each of them may do, for those who may make some.',
    answers: { 200: answered(list(object({ id: text, title: text, rights: dictionary(anything), members: whole, isBuiltIn: yesOrNo, mayChange: yesOrNo }))) },
  }),
  answer({ office: { commands, messages }, caller }) {
    if (!commands.permits(caller, commands.find('roles.create')!)) throw new Refusal('command.notPermitted', { status: 403 });
    const { agency, locale } = caller;
    const held = Map.groupBy(agency.members.values(), ({ role }) => role);
    return json({
      data: [...agency.roles.values()].map((role) => ({
        id: role.id, title: titleOfRole(role, { messages, locale }), rights: role.rights, members: held.get(role.id)?.length ?? 0, isBuiltIn: role.isBuiltIn, mayChange: mayChangeRole(caller, role),
      })),
    });
  },
};
