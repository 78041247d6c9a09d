import type { ChangeEvent } from '@gable/api';
import { newId } from '@gable/db/id.ts';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { RunningTransaction, Touched } from '../commands/runningTransaction.ts';
import { at, keepersOf, loadField, perDefinition } from '../records/columns.ts';
import { beginning, chainHash, newSecret, seal, type Entry } from './entry.ts';

/** A change that is on disk, with what decides who may hear of it. */
export interface Published extends ChangeEvent {
  agency: number;
  holders: (string | null)[];
}

const insert = `INSERT INTO history (agency_id, id, sequence, command, run, at, member_id, kind, record_id, action, changes, secret, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Writes the history of all that a command touched, from the difference, as the next links of the agency's chain.
 * Writes of an agency come one after the other, so the last link that is seen is the last there is.
 */
export async function writeHistory(tx: RunningTransaction): Promise<Published[]> {
  const { connection, caller, command, run, instant } = tx.parts;
  if (tx.touched.size === 0 && tx.remarks.length === 0) return [];
  const [last] = await connection.rows('SELECT sequence, hash FROM history WHERE agency_id = ? ORDER BY sequence DESC LIMIT 1', [caller.agency.id]);
  let [sequence, previous] = last ? [last[0] as number, last[1] as string] : [0, beginning];

  const published: Published[] = [];
  for (const touched of tx.touched.values()) {
    const changes = differences(touched);
    if (Object.keys(changes).length === 0) continue;
    sequence += 1;
    const entry: Entry = {
      agency: caller.agency.id, id: newId(), sequence, command, run, at: instant, member: tx.member?.id ?? null,
      kind: touched.definition.kind, record: touched.after[at.id] as string, action: touched.action, changes,
    };
    previous = writeEntry(tx, entry, previous);
    published.push({
      agency: caller.agency.id, sequence, command: run, kind: entry.kind, id: entry.record, action: entry.action, by: entry.member,
      fields: Object.keys(changes), revision: touched.after[at.revision] as number,
      holders: [...keepersOf(touched.definition, touched.after), ...(touched.before ? keepersOf(touched.definition, touched.before) : [null])] as (string | null)[],
    });
  }
  for (const { about, changes, kind = 'agencies', holders = [] } of tx.remarks) {
    sequence += 1;
    const entry: Entry = { agency: caller.agency.id, id: newId(), sequence, command, run, at: instant, member: tx.member?.id ?? null, kind, record: about, action: 'changed', changes };
    previous = writeEntry(tx, entry, previous);
    published.push({ agency: caller.agency.id, sequence, command: run, kind, id: about, action: 'changed', by: entry.member, fields: Object.keys(changes), revision: 0, holders });
  }
  return published;
}

function writeEntry(tx: RunningTransaction, entry: Entry, previous: string): string {
  const secret = newSecret();
  const { changes, commitments } = seal(entry.changes, secret);
  const hash = chainHash(previous, entry, commitments);
  tx.parts.connection.put(insert, [
    entry.agency, entry.id, entry.sequence, entry.command, entry.run, entry.at, entry.member, entry.kind, entry.record, entry.action,
    changes, secret, hash,
  ]);
  return hash;
}

/** Revision and time of change differ each time and say nothing. */
const silent = new Set(['id', 'revision', 'createdAt', 'updatedAt']);
const telling = perDefinition(({ places, fields }) => [...places].filter(([name]) => !silent.has(name) && !fields[name]?.options.internal));

/** Names of the fields that a record's history tells of. */
export const tellingFields = (definition: RecordDefinition): string[] => telling(definition).map(([name]) => name);

function differences({ definition, before, after }: Touched): Entry['changes'] {
  const changes: Entry['changes'] = {};
  for (const [name, places] of telling(definition)) {
    if (!differs(places, before, after)) continue;
    changes[name] = [before ? loadField(definition, name, before) : null, loadField(definition, name, after)];
  }
  return changes;
}

function differs(places: readonly number[], before: StoredRecord | null, after: StoredRecord): boolean {
  for (const place of places) if (after[place] !== (before === null ? null : before[place])) return true;
  return false;
}
