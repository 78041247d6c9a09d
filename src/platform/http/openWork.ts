import { Refusal } from '@gable/api';
import { countOpenWork, openWorkOf } from '../members/openWork.ts';
import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { answered, list, object, text, whole } from './request/schemas.ts';

/** `GET /members/<id>/work`: what somebody would have to hand over, by kind; for those who may suspend them. */
export const getOpenWork: MemberRoute = {
  method: 'GET',
  path: 'members/:id/work',
  for: 'member',
  scope: () => 'admin',
  operation: () => ({ summary: 'How many open records of each kind a member has, for whoever looks after them.', answers: { 200: answered(list(object({ kind: text, count: whole }))) } }),
  async answer({ office: { agencies, commands, engine, extensions }, caller, params }) {
    const { agency } = caller;
    if (!commands.permits(caller, commands.find('members.suspend')!)) throw new Refusal('command.notPermitted', { status: 403 });
    if (!agency.members.has(params.id!)) throw new Refusal('record.notFound', { status: 404 });
    const reading = { dialect: engine.dialect, rows: (sql: string, given: Parameters<typeof engine.read>[1]['params'] = []) => engine.read(agency.id, { sql, params: given }, { big: true }) };
    const work = openWorkOf(agency, { holder: params.id!, extensions });
    return json({ data: await countOpenWork(work, agencies.office(agency.id), reading) });
  },
};
