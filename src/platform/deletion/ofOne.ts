import type { Deletion } from '@gable/api';
import type { Caller } from '../caller.ts';
import { bigReading } from '../engine/reading.ts';
import { whatGoes } from '../erasure/whatGoes.ts';
import type { Office } from '../office.ts';
import { notFound, type RecordAddress } from '../records/records.ts';
import { isDeletable } from './deletable.ts';
import { keptUntil } from './kept.ts';
import { goesOn } from './setting.ts';

/** When one record goes, until when a law keeps it, and, for whoever may delete it now, how much goes with it. @throws Refusal `record.notFound` (404) */
export async function deletionOfOne(office: Pick<Office, 'engine' | 'records' | 'rules' | 'commands'>, caller: Caller, { kind, id }: RecordAddress): Promise<Deletion> {
  const { agency } = caller;
  const { archivedAt } = await office.records.get(caller, { kind, id }, { fields: ['archivedAt'] });
  if ((await office.records.sightOfOne(caller, kind, id)) !== 'whole') throw notFound();
  const counts = await countsFor(office, caller, { kind, id });
  const kept = await keptUntil({ reading: bigReading(office.engine, agency.id), agency, rules: office.rules }, { kind, ids: [id] });
  const until = kept.get(id) ?? null;
  const due = archivedAt && isDeletable(office.commands, agency, kind) ? goesOn(agency, kind, Date.parse(archivedAt)) : null;
  const isKept = due !== null && until !== null && until > due;
  // That it is kept tells of a deal, which not everybody sees.
  return { on: isKept ? (counts && until) : due, keptUntil: counts && until, counts };
}

async function countsFor(office: Pick<Office, 'engine' | 'commands'>, caller: Caller, address: RecordAddress): Promise<Deletion['counts']> {
  const mayDelete = isDeletable(office.commands, caller.agency, address.kind) && office.commands.permits(caller, office.commands.find('records.deleteForGood')!);
  return mayDelete ? whatGoes(office, caller.agency, address) : null;
}
