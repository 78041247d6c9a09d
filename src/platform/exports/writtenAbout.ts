import type { RecordData } from '@gable/api';
import { fold } from '@gable/db/fold.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { allColumns, source } from '../records/columns.ts';
import { fieldsToGive, toData } from '../records/recordData.ts';
import { SqlText } from '../records/sqlText.ts';

/** What is written down and to be done about each record, as an export with everything has it. */
export const writtenNames: readonly string[] = ['notesAbout', 'tasksAbout'];
/** Nobody writes about what is written. */
export const writtenKinds = { notes: true, tasks: true };

export interface WrittenNote { id: string; at: string; by: string | null; text: string }
export interface WrittenTask { id: string; at: string; by: string | null; title: string; dueAt: string | null; doneAt: string | null; priority: string | null; remarks: string | null }

/** Adds to records that the caller sees whole the notes and tasks about them, for who sees a record sees those. */
export async function* withWritten(pieces: AsyncIterable<RecordData[]>, asked: { engine: Engine; caller: Caller; kind: string }): AsyncGenerator<RecordData[]> {
  for await (const records of pieces) {
    const [notes, tasks] = await Promise.all([about('notes', records, asked), about('tasks', records, asked)]);
    yield records.map((record) => ({ ...record, notesAbout: notes.get(record.id) ?? [], tasksAbout: tasks.get(record.id) ?? [] }));
  }
}

async function about(kind: 'notes' | 'tasks', records: RecordData[], { engine, caller, kind: of }: { engine: Engine; caller: Caller; kind: string }): Promise<Map<string, (WrittenNote | WrittenTask)[]>> {
  const found = new Map<string, (WrittenNote | WrittenTask)[]>();
  if (records.length === 0) return found;
  const definition = caller.agency.kinds.get(kind);
  const keys = new Map(records.map(({ id }) => [fold(`${of}/${id}`), id]));
  const sql = new SqlText(engine.dialect).add(`SELECT ${allColumns(definition)} FROM ${source(definition)} WHERE agency_id = ? AND archived_at IS NULL AND `, caller.agency.id).addOneOf('about_key', [...keys.keys()]).add(' ORDER BY id');
  for (const row of await engine.read(caller.agency.id, { sql: sql.text, params: sql.params }, { big: true })) {
    const data = toData(definition, row, { fields: fieldsToGive(definition, undefined), whole: true });
    const id = keys.get(fold(data.about as string))!;
    found.set(id, [...found.get(id) ?? [], told(kind, data, caller)]);
  }
  return found;
}

function told(kind: 'notes' | 'tasks', { id, createdAt: at, holder, text, title, dueAt, doneAt, priority, remarks }: RecordData, { agency }: Caller): WrittenNote | WrittenTask {
  const by = agency.members.get(holder as string)?.title ?? null;
  if (kind === 'notes') return { id, at, by, text: text as string };
  else return { id, at, by, title, dueAt, doneAt, priority, remarks } as WrittenTask;
}
