import type { RecordData } from '@gable/api';
import type { Workbench } from '@gable/api/ui';

/** Asks for somebody in one line, and shows what was made of it. */
export async function addLine(workbench: Workbench): Promise<void> {
  const [{ default: AddLine }, cities] = await Promise.all([import('./AddLine.svelte'), knownCities(workbench)]);
  const lead = await workbench.ask<RecordData>(AddLine, { cities });
  if (lead) await workbench.open(`/leads/${lead.id}`);
}

async function knownCities({ rest, describe }: Workbench): Promise<string[]> {
  if (!describe('properties')) return [];
  const { data } = await rest.get<{ data: { by: { city: string | null } }[] }>('properties/aggregate', { by: 'city' });
  return data.flatMap(({ by: { city } }) => city ?? []);
}
