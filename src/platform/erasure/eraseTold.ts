import type { Connection } from '../engine/engine.ts';
import type { Entry } from '../history/entry.ts';
import { eraseValues } from '../history/erasure.ts';
import { SqlText } from '../records/sqlText.ts';
import type { Forgotten } from './forget.ts';
import type { Some } from './remove.ts';
import { holds, isFreelyWritten, withoutNames } from './words.ts';

const entriesInPiece = 200;

/** Fields of an entry that tell of the person. */
type Telling = (changes: Entry['changes']) => string[];

/** Forgets what the history of others says with a person's words: titles that named them, filters of exports that looked for them. */
export async function eraseTold({ purging, words, names }: Forgotten, mentions: readonly Some[]): Promise<void> {
  const { engine, agency, piece } = purging;
  if (words.length === 0 && names.length === 0) return;
  for (const { kind, ids } of [...mentions, { kind: 'agencies', ids: ['exports', 'settings'] }]) {
    const sql = new SqlText(engine.dialect).add('SELECT sequence, changes FROM history WHERE agency_id = ? AND kind = ? AND ', agency, kind).addOneOf('record_id', ids);
    const rows = await engine.read(agency, { sql: sql.text, params: sql.params }, { big: true }) as [number, string][];
    const definition = kind === 'agencies' ? null : purging.definitionOf(kind);
    const isNamedIn = (value: unknown): boolean => typeof value === 'string' && withoutNames(value, names) !== value;
    const tells = (field: string, both: [unknown, unknown]): boolean => holds(JSON.stringify(both), words) || (definition !== null && isFreelyWritten(definition, field) && both.some(isNamedIn));
    const fieldsTelling: Telling = (changes) => Object.keys(changes).filter((field) => tells(field, changes[field]!));
    const telling = rows.filter(([, changes]) => fieldsTelling(JSON.parse(changes) as Entry['changes']).length > 0).map(([sequence]) => sequence);
    for (let from = 0; from < telling.length; from += entriesInPiece) {
      await piece((connection) => eraseFields(connection, { agency, fieldsTelling, sequences: telling.slice(from, from + entriesInPiece) }));
    }
  }
}

async function eraseFields(connection: Connection, { agency, fieldsTelling, sequences }: { agency: number; fieldsTelling: Telling; sequences: readonly number[] }): Promise<void> {
  const sql = new SqlText(connection.dialect).add('SELECT sequence, changes, secret, commitments FROM history WHERE agency_id = ? AND ', agency).addOneOf('sequence', sequences);
  for (const [sequence, written, secret, commitments] of await connection.rows(sql.text, sql.params) as [number, string, string, string | null][]) {
    const changes = JSON.parse(written) as Entry['changes'];
    const erased = fieldsTelling(changes);
    if (erased.length === 0) continue;
    const left = eraseValues({ changes, secret, commitments }, erased);
    await connection.change('UPDATE history SET changes = ?, secret = ?, commitments = ? WHERE agency_id = ? AND sequence = ?', [JSON.stringify(left.changes), left.secret, left.commitments, agency, sequence]);
  }
}
