import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { refuseUnfilled } from '../fields/demanded.ts';
import type { Action } from '../history/entry.ts';
import { lazyRecord, loadField, loadRecord } from './columns.ts';
import { parseValues, refuseMissing, type From } from './parseValues.ts';
import { storeValues } from './recordRows.ts';
import { saving } from './saving.ts';

/** How a record is being saved; quietly, where the modules have been heard before. */
export interface Saving { action: Action; quietly?: boolean }
export interface Written extends Saving { before: StoredRecord | null; after: StoredRecord }
interface Asked { before: StoredRecord | null; row: StoredRecord; from: From }

/** Lets the modules' rules check and complete what is about to be written. */
export async function askModules(tx: RunningTransaction, definition: RecordDefinition, { before, row, from }: Asked): Promise<StoredRecord> {
  const { caller, rules: { rules } } = tx.parts;
  let after = row;
  const was = before && lazyRecord(definition, before);
  for (const rule of rules.of(definition.kind)) {
    const more = await rule(saving(definition, { was, before, after }), tx);
    // Most of what a rule gives is there already.
    const news = Object.entries(more ?? {}).filter(([name, value]) => value !== loadField(definition, name, after));
    if (news.length) after = storeValues(definition, after, parseValues(definition, Object.fromEntries(news), { agency: caller.agency, from: 'rules' }));
  }
  refuseMissing(definition, lazyRecord(definition, after));
  if (from === 'outside') refuseUnfilled(definition, caller, { before, after });
  return after;
}

/** Tells them what has been written: those who guard the kind always, the others where they have not heard of it. */
export async function tellModules(tx: RunningTransaction, definition: RecordDefinition, { before, after, action, quietly }: Written): Promise<void> {
  const event = `${definition.kind}.${action}`;
  const { guards, during, after: afterwards } = tx.parts.rules;
  const guarding = guards.of(definition.kind);
  const isHeard = !quietly && (during.of(event).length > 0 || afterwards.of(event).length > 0);
  if (guarding.length === 0 && !isHeard) return;
  const saved = { before: before && loadRecord(definition, before), after: loadRecord(definition, after) };
  for (const guard of guarding) await guard(saved, tx.root);
  if (isHeard) await tx.emit(event, saved);
}
