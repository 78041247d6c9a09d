import { leadForms, leads, type Host } from '@gable/api/server';
import { addLine } from './addLine.ts';
import { answered } from './answered.ts';
import { callBack } from './callBack.ts';
import { changeRouting } from './changeRouting.ts';
import { convert } from './convert.ts';
import { discard } from './discard.ts';
import { beginLead, fillLead } from './fillLead.ts';
import { receiveForm, showForm } from './form/formEndpoints.ts';
import { onNoteWritten } from './onNoteWritten.ts';
import { passOn } from './passOn.ts';
import { routing } from './routing.ts';
import { takeForm } from './takeForm.ts';

export function activate(host: Host): void {
  host.records.add(leads);
  host.records.add(leadForms);
  host.records.defaults(leads, beginLead as never);
  host.records.rule(leads, fillLead as never);
  host.records.same(leads, { sharing: ['phones', 'emails'] });
  for (const command of [answered, callBack, discard, convert, addLine, routing, changeRouting, passOn, takeForm]) host.commands.add(command);
  host.events.during('notes.created', onNoteWritten);
  host.jobs.add('leads.clock', async ({ lead, answerBy }: { lead: string; answerBy: string }, { id, office }) => {
    await office.run('leads.passOn', { lead, answerBy }, { key: `job/${id}` });
  });
  host.endpoints.add(showForm);
  host.endpoints.add(receiveForm);
  host.demo.add(() => import('./demo.ts'));
}
