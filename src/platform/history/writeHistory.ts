import type { ChangeEvent } from '@gable/api';
import { newId } from '@gable/db/id.ts';
import type { RunningTransaction, Touched } from '../commands/runningTransaction.ts';
import { at, loadField } from '../records/columns.ts';
import { beginning, chainHash, commitment, newSalt, type Entry } from './entry.ts';

/** A change that is on disk, with what decides who may hear of it. */
export interface Published extends ChangeEvent {
  agency: number;
  holders: (string | null)[];
}

const insert = `INSERT INTO history (agency_id, id, sequence, command, run, at, member_id, kind, record_id, action, changes, salts, commitments, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Writes the history of all that a command touched, from the difference, as the next links of the agency's chain.
 * Writes of an agency come one after the other, so the last link that is seen is the last there is.
 */
export async function writeHistory(tx: RunningTransaction): Promise<Published[]> {
  const { connection, caller, command, run, instant } = tx.parts;
  if (tx.touched.size === 0) return [];
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
    previous = await writeEntry(tx, entry, previous);
    published.push({
      agency: caller.agency.id, sequence, command: run, kind: entry.kind, id: entry.record, action: entry.action, by: entry.member,
      fields: Object.keys(changes), revision: touched.after[at.revision] as number,
      holders: [touched.after[at.holder] as string | null, (touched.before?.[at.holder] ?? null) as string | null],
    });
  }
  return published;
}

async function writeEntry(tx: RunningTransaction, entry: Entry, previous: string): Promise<string> {
  const salts: Record<string, string> = {};
  const commitments: Record<string, string> = {};
  for (const [field, values] of Object.entries(entry.changes)) {
    salts[field] = newSalt();
    commitments[field] = commitment(salts[field], field, values);
  }
  const committed = JSON.stringify(commitments);
  const hash = chainHash(previous, entry, committed);
  await tx.parts.connection.change(insert, [
    entry.agency, entry.id, entry.sequence, entry.command, entry.run, entry.at, entry.member, entry.kind, entry.record, entry.action,
    JSON.stringify(entry.changes), JSON.stringify(salts), committed, hash,
  ]);
  return hash;
}

/** Revision and time of change differ each time and say nothing. */
const silent = new Set(['id', 'revision', 'createdAt', 'updatedAt']);

function differences({ definition, before, after }: Touched): Entry['changes'] {
  const changes: Entry['changes'] = {};
  for (const [name, places] of definition.places) {
    if (silent.has(name) || places.every((place) => after[place] === (before?.[place] ?? null))) continue;
    changes[name] = [before ? loadField(definition, name, before) : null, loadField(definition, name, after)];
  }
  return changes;
}

