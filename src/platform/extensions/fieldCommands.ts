import { Refusal } from '@gable/api';
import { defineCommand, json, text } from '@gable/api/server';
import { fieldFrom, type FieldSketch } from '@gable/db/fieldSketch.ts';
import { newId } from '@gable/db/id.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import type { Office } from '../office.ts';
import { kindsOf } from './agencyKinds.ts';
import { keep, sameForm, type KeptField } from './fieldsKept.ts';
import { readAdditions } from './installed.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { connectionOf } from '../members/rights.ts';

const most = 200;

/** Adds a field to a kind of records, for this agency alone; answers its name. It is there at once, without a restart. */
export const addField = ({ records: base }: Pick<Office, 'records'>): RunnableCommand => ({ ...defineCommand({
  id: 'fields.add',
  input: { records: text({ required: true }), title: text({ required: true, maxLength: 80 }), sketch: json({ required: true }) },
  permission: ['principal', 'manager'],
  undoable: false,
  hidden: true,
  async run(tx, { records, title, sketch: given }) {
    const connection = connectionOf(tx);
    const additions = await readAdditions(connection, tx.agency.id);
    const kinds = kindsOf(base.kinds, additions);
    const definition = kinds.find(records);
    if (!definition || records === 'members' || records === 'teams') throw new Refusal('record.invalid', { fields: { records: 'field.notChoice' } });
    const own = additions.fields.filter(({ kind }) => kind === records);
    if (own.length >= most) throw new Refusal('fields.tooMany', { values: { most } });
    const sketch = checked(given);
    if (sketch.target !== undefined && !kinds.find(sketch.target)) throw new Refusal('record.invalid', { fields: { sketch: 'field.notChoice' } });
    const kept = new Map(additions.kept.filter(({ kind }) => kind === records).map((one) => [one.name, one]));
    const name = nameFor(title, (name) => definition.places.has(name) || !isOpen(kept.get(name), sketch));
    await connection.change('INSERT INTO fields (agency_id, kind, name, sketch, created_at) VALUES (?, ?, ?, ?, ?)', [tx.agency.id, records, name, JSON.stringify({ ...sketch, title }), Date.parse(tx.now)]);
    await keep(connection, tx.agency.id, [{ kind: records, name, owner: '', sketch, purge: null }]);
    (tx as RunningTransaction).remark('fields', { [`${records}.${name}`]: [null, title] });
    return { name };
  },
}), async prepare() { check ??= await loadCheck(); } }) as RunnableCommand;

let check: Awaited<ReturnType<typeof loadCheck>> | undefined;

async function loadCheck() {
  const [{ safeParse }, { fieldSchema }] = await Promise.all([import('valibot'), import('./manifestSchema.ts')]);
  return (given: unknown) => safeParse(fieldSchema, given);
}

function checked(given: unknown): FieldSketch {
  const { success, output } = check!(given);
  if (!success) throw new Refusal('record.invalid', { fields: { sketch: 'field.notObject' } });
  const sketch = output as FieldSketch;
  const needsChoices = sketch.kind === 'choice' || sketch.kind === 'multiChoice';
  const needsTarget = sketch.kind === 'reference' || sketch.kind === 'references';
  if ((needsChoices && !sketch.choices) || (needsTarget && !sketch.target)) throw new Refusal('record.invalid', { fields: { sketch: 'field.required' } });
  fieldFrom(sketch);
  return sketch;
}

/** Nothing is kept under the name, or what the agency itself has kept of such a field and takes back now. */
function isOpen(kept: KeptField | undefined, sketch: FieldSketch): boolean {
  return kept === undefined || (kept.owner === '' && kept.purge === null && sameForm(kept.sketch, sketch) && Boolean(kept.sketch?.private) === Boolean(sketch.private));
}

/** `Sea view` becomes `seaView`; what has no Latin letters gets a name that is only unlike the others. */
function nameFor(title: string, isTaken: (name: string) => boolean): string {
  const words = title.normalize('NFKD').replace(/\p{M}/gu, '').split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = words.map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : word.charAt(0).toUpperCase() + word.slice(1))).join('').slice(0, 30);
  const base = /^[a-z]/.test(joined) ? joined : `field${newId().slice(-6)}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`;
    if (!isTaken(name) && name !== 'custom') return name;
  }
}
