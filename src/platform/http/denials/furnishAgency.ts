import { Refusal } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../../caller.ts';
import type { Office } from '../../office.ts';
import { neededInput, type Fixtures } from './samples.ts';

/** Makes a record of each kind, held by whoever asks. */
export async function furnishAgency(office: Pick<Office, 'commands'>, caller: Caller, more: (definition: RecordDefinition, fixtures: Fixtures) => Record<string, unknown> = () => ({})): Promise<Fixtures> {
  const fixtures: Fixtures = { ids: { members: caller.member!.id }, run: '', file: '' };
  for (const definition of caller.agency.kinds.all().filter(({ kind }) => kind !== 'members')) {
    const values = { ...neededInput(definition, fixtures), ...more(definition, fixtures), ...(definition.kind === 'teams' && { title: `Team ${Math.random()}` }) };
    const made = await office.commands.run(caller, `${definition.kind}.create`, values).catch(unlessRefused);
    fixtures.ids[definition.kind] = (made?.data as { id: string } | undefined)?.id ?? fixtures.ids.members!;
    fixtures.run = made?.command ?? fixtures.run;
  }
  return { ...fixtures, file: fixtures.ids.contacts! };
}

/** Of a kind that takes more than can be made up, requests name a record that is none of it. */
function unlessRefused(failure: unknown): undefined {
  if (!(failure instanceof Refusal) || failure.status !== 422) throw failure;
}
