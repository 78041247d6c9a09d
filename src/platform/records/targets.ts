import { Refusal } from '@gable/api';
import type { RecordDefinition, StoredRecord } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { attachFiles } from '../files/attachFiles.ts';
import { seesWhole, sightOf } from '../permissions/sight.ts';
import { at, loadField, perDefinition, source } from './columns.ts';
import { SqlText } from './sqlText.ts';

/**
 * References may point only to what is there in this agency and what the caller may know of.
 * @throws Refusal `record.missingTarget` (422), the same for a foreign id as for one that never was.
 */
export async function refuseMissingTargets(tx: RunningTransaction, definition: RecordDefinition, { before, after }: { before: StoredRecord | null; after: StoredRecord }): Promise<void> {
  for (const { name, target } of referring(definition)) {
    const place = definition.places.get(name)![0]!;
    if (after[place] === null || after[place] === before?.[place]) continue;
    const ids = idsIn(loadField(definition, name, after));
    await refuseMissing(tx, { field: name, target, ids });
    if (target === 'files') await attachFiles(tx, name, newIn(ids, before && loadField(definition, name, before)));
  }
  const holder = after[at.holder] as string | null;
  if (holder !== null && holder !== before?.[at.holder]) await refuseUnknownHolder(tx, holder);
}

const referring = perDefinition((definition) => Object.entries(definition.fields).flatMap(([name, { kind, options }]) => {
  const target = kind.name === 'files' ? 'files' : options.target;
  return target === undefined ? [] : [{ name, target }];
}));

async function refuseMissing(tx: RunningTransaction, { field, target, ids }: { field: string; target: string; ids: string[] }): Promise<void> {
  const { caller, connection } = tx.parts;
  const table = tableOf(caller.agency, target);
  if (!table) return;
  const unknown = new Set(ids.filter((id) => tx.touched.get(`${target}/${id}`) === undefined));
  if (unknown.size === 0) return;
  const sql = new SqlText(connection.dialect).add(`SELECT id, ${target === 'files' ? 'NULL' : 'holder_id'} FROM ${table} WHERE agency_id = ? AND `, caller.agency.id).addOneOf('id', [...unknown]);
  const sight = sightOf(caller, target);
  for (const [id, holder] of await connection.rows(sql.text, sql.params)) {
    if (target === 'files' || sight.outline || seesWhole(sight, [holder], id)) unknown.delete(id as string);
  }
  if (unknown.size) throw new Refusal('record.missingTarget', { fields: { [field]: 'record.missingTarget' } });
}

/** Records of an extension that is off are there all the same, until they are purged. */
function tableOf({ kinds, additions: { kept } }: Agency, target: string): string | null {
  const definition = kinds.find(target);
  const isKept = kept.some(({ kind, name }) => kind === target && name === '');
  if (definition) return source(definition);
  else if (target === 'files') return 'files';
  else return isKept ? `(SELECT * FROM records WHERE kind = '${target}') t` : null;
}

async function refuseUnknownHolder(tx: RunningTransaction, id: string): Promise<void> {
  const { caller, connection } = tx.parts;
  const known = caller.agency.members.get(id);
  if (known && !known.suspended) return;
  const [row] = await connection.rows('SELECT suspended FROM members WHERE agency_id = ? AND id = ?', [caller.agency.id, id]);
  if (!row || row[0] === 1) throw new Refusal('record.missingTarget', { fields: { holder: 'record.missingTarget' } });
}

const newIn = (ids: string[], earlier: unknown): string[] => {
  const known = new Set(earlier ? idsIn(earlier) : []);
  return ids.filter((id) => !known.has(id));
};

function idsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map((one: string | { id: string }) => (typeof one === 'string' ? one : one.id));
}
