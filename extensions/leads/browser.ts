import type { Activate } from '@gable/api/ui';
import { addLine } from './views/addLine.ts';
import type { LeadSettings } from './leadSettings.ts';
import FormAddress from './views/FormAddress.svelte';
import LeadHead from './views/LeadHead.svelte';
import Routing from './views/Routing.svelte';

export const activate: Activate = (workbench, keep) => {
  keep(workbench.sections.add('leads.head', LeadHead));
  keep(workbench.sections.add('leadForms.address', FormAddress));
  keep(workbench.views.add('leads.routing', Routing, async ({ rest }) => (await rest.post<{ data: LeadSettings }>('commands/leads.routing', {})).data));
  keep(workbench.actions.add('leads.addLine', () => addLine(workbench)));
};
