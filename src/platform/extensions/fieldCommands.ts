import { Refusal } from '@gable/api';
import { choice, defineCommand, json, text } from '@gable/api/server';
import { fieldFrom, type FieldSketch } from '@gable/db/fieldSketch.ts';
import { newId } from '@gable/db/id.ts';
import type { RunnableCommand } from '../commands/commands.ts';
import { forgetField } from '../fields/forgetField.ts';
import type { Office } from '../office.ts';
import { kindsOf } from './agencyKinds.ts';
import { keep, sameForm, type KeptField } from './fieldsKept.ts';
import { makeWordsOfChanged } from './fieldWords.ts';
import { readAdditions } from './installed.ts';
import { choicesAfter } from './ownChoices.ts';
import { beginPurge } from './purge.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { connectionOf } from '../members/rights.ts';

const most = 200;

/** Adds a field to a kind of records, for this agency alone; answers its name. It is there at once, without a restart. */
export const addField = ({ records: base }: Pick<Office, 'records'>): RunnableCommand => ({ ...defineCommand({
  id: 'fields.add',
  input: { records: text({ required: true }), title: text({ required: true, maxLength: 80 }), sketch: json({ required: true }) },
  permission: ['fields'],
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
    const kept = additions.kept.filter(({ kind }) => kind === records);
    const earlier = kept.find((one) => isSame(one, { title, sketch }) && !definition.places.has(one.name));
    if (sketch.choices) sketch.choices = choicesAfter(sketch.choices, earlier?.sketch?.choices);
    const name = earlier?.name ?? nameFor(title, (taken) => definition.places.has(taken) || kept.some((one) => one.name === taken));
    await connection.change('INSERT INTO fields (agency_id, kind, name, sketch, created_at) VALUES (?, ?, ?, ?, ?)', [tx.agency.id, records, name, JSON.stringify({ ...sketch, title }), Date.parse(tx.now)]);
    const added: KeptField = { kind: records, name, owner: '', sketch, title, purge: null };
    await keep(connection, tx.agency.id, [added]);
    await makeWordsOfChanged(tx as RunningTransaction, { before: additions.kept, after: [added] });
    (tx as RunningTransaction).remark('fields', { [`${records}.${name}`]: [null, title] });
    return { name };
  },
}), async prepare() { check ??= await loadCheck(); } }) as RunnableCommand;

/** Takes back a field that the agency added. Its values are kept until such a field of the same title is added, or deleted for good, from the history too. */
export const removeField = defineCommand({
  id: 'fields.remove',
  input: { records: text({ required: true }), name: text({ required: true }), data: choice(['keep', 'purge'], { required: true }) },
  permission: ['fields'],
  undoable: false,
  hidden: true,
  async run(tx, { records, name, data }) {
    const { fields, kept } = await readAdditions(connectionOf(tx), tx.agency.id);
    const found = fields.find((one) => one.kind === records && one.name === name);
    const own = kept.filter((one) => one.owner === '' && one.kind === records && one.name === name);
    if (!found && (data === 'keep' || own.length === 0)) throw new Refusal('fields.unknown', { status: 404, values: { field: `${records}.${name}` } });
    await connectionOf(tx).change('DELETE FROM fields WHERE agency_id = ? AND kind = ? AND name = ?', [tx.agency.id, records, name]);
    (tx as RunningTransaction).remark('fields', { [`${records}.${name}`]: [found?.title ?? null, null] });
    if (data === 'purge') await forgetField(tx, records, name);
    return { job: data === 'purge' ? await beginPurge(tx as RunningTransaction, own) : null };
  },
}) as RunnableCommand;

let check: Awaited<ReturnType<typeof loadCheck>> | undefined;

async function loadCheck() {
  const [{ safeParse }, { ownFieldSchema }] = await Promise.all([import('valibot'), import('./manifestSchema.ts')]);
  return (given: unknown) => safeParse(ownFieldSchema, given);
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

/** The agency had that very field, and adds it again. */
function isSame(kept: KeptField, { title, sketch }: { title: string; sketch: FieldSketch }): boolean {
  return kept.owner === '' && kept.purge === null && kept.title === title && sameForm(kept.sketch, sketch) && Boolean(kept.sketch?.private) === Boolean(sketch.private);
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
