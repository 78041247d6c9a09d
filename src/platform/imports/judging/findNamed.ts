import { createReadStream, renameSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import type { Mapping, RowProblem, UnknownNames } from '@gable/api';
import type { StoredRecord } from '@gable/db/record.ts';
import { linesOf } from '../../lines.ts';
import { kindRightsOf } from '../../permissions/roles.ts';
import { loadField } from '../../records/columns.ts';
import { changesBy } from '../changesBy.ts';
import { mostExamples, type Told } from '../examples.ts';
import type { ImportableField, Named } from '../reading/importableField.ts';
import { idsOf, type Answer } from './recordsNamed.ts';
import { recordsThere, type Asking } from './recordsThere.ts';
import type { RefusedRow, StagedRow } from '../staging.ts';
import { LinesFile } from './linesFile.ts';

interface Finding {
  asking: Asking;
  mapping: Mapping;
  fields: readonly ImportableField[];
  rows: string;
  refused: string;
  stopped: AbortSignal;
  /** Fields by which records of a kind are told apart: a listing's number. */
  numbersOf: (kind: string) => string[];
  /** Every row makes a record, whoever is there. */
  makesAll: boolean;
}

export interface Unfound { refused: number; problems: RowProblem[]; refusedRows: Told[]; unknownNames: UnknownNames[] }

const mostProblems = 20;
const mostNames = 10;

/**
 * Puts the ids of the records that rows name in the place of their names. A row that names one who is not there, or several,
 * is refused, unless that may be left empty; what stays as the book has it is not named anew.
 */
export async function findNamed({ asking, mapping, fields, rows, refused, stopped, numbersOf, makesAll }: Finding): Promise<Unfound> {
  const { engine, caller, definition } = asking;
  const mapped = fields.filter(({ name }) => mapping.columns.some(({ field }) => field?.split('.')[0] === name));
  const pointing = mapped.filter(({ kind }) => kind.startsWith('reference'));
  const rights = kindRightsOf(caller, definition.kind)?.fields ?? {};
  const onlyRead = mapped.map(({ name }) => name).filter((name) => rights[name] === 'readOnly');
  const unfound: Unfound = { refused: 0, problems: [], refusedRows: [], unknownNames: [] };
  if (pointing.length === 0 && onlyRead.length === 0) return unfound;
  using found = new LinesFile(`${rows}.found`);
  for await (const lines of linesOf(createReadStream(rows))) {
    stopped.throwIfAborted();
    const staged = lines.map((line) => JSON.parse(line) as StagedRow);
    const ids = new Map<string, Map<string, Answer>>();
    for (const { name, options } of pointing) ids.set(name, await idsOf({ engine, caller, target: options.target!, numbersOf }, staged.flatMap(([, , values]) => namedIn(values[name]))));
    const wrongIn = new Map(staged.map((row) => [row, new Map(pointing.map(({ name }) => [name, put(row[2], name, ids.get(name)!)]))]));
    const delicate = staged.filter((row) => [...wrongIn.get(row)!.values()].flat().some(({ left }) => left !== undefined) || onlyRead.some((name) => row[2][name] !== undefined));
    const there = await recordsThere(asking, makesAll ? [] : delicate);
    for (const row of staged) {
      const stays = staysIn(row, there.get(row));
      const wrong = pointing.flatMap((field) => refusedIn(field, stays(field.name) ? [] : wrongIn.get(row)!.get(field.name)!, row[2]));
      for (const name of onlyRead) if (stays(name)) delete row[2][name];
      if (wrong.length === 0) found.add(JSON.stringify(row));
      else await refuse(row, wrong);
    }
  }
  found.close();
  renameSync(`${rows}.found`, rows);
  const placeOf = ({ field }: UnknownNames): number => mapping.columns.findIndex((column) => column.field === field);
  unfound.unknownNames.sort((one, other) => placeOf(one) - placeOf(other));
  return unfound;

  /** Whether a field stays as the record has it. */
  function staysIn([key, , values, , id]: StagedRow, record: StoredRecord | undefined): (name: string) => boolean {
    if (!record) return () => false;
    const before = Object.fromEntries(Object.keys(values).map((name) => [name, loadField(definition, name, record)]));
    const changed = new Set(changesBy(definition, { before, values, isTold: id !== undefined || key !== null }).map(({ field }) => field));
    return (name) => !changed.has(name);
  }

  /** What the row is refused for. */
  function refusedIn({ name, options }: ImportableField, wrong: readonly Wrong[], values: StagedRow[2]): readonly Wrong[] {
    if (wrong.length === 0) return wrong;
    const { heading, unknown } = mapping.columns.find(({ field }) => field === name)!;
    remember({ field: name, heading }, wrong);
    if (unknown !== 'empty' || options.required) return wrong;
    leaveEmpty(values, name, wrong);
    return [];
  }

  function remember({ field, heading }: Pick<UnknownNames, 'field' | 'heading'>, wrong: readonly Wrong[]): void {
    const known = unfound.unknownNames.find((one) => one.field === field);
    const one: UnknownNames = known ?? { field, heading, rows: 0, names: [], hasMore: false };
    if (!known) unfound.unknownNames.push(one);
    one.rows += 1;
    for (const written of new Set(wrong.map((each) => each.written.slice(0, 80)))) {
      if (one.names.includes(written)) continue;
      if (one.names.length < mostNames) one.names.push(written);
      else one.hasMore = true;
    }
  }

  async function refuse([, line, values]: StagedRow, wrong: readonly Wrong[]): Promise<void> {
    unfound.refused += 1;
    if (unfound.refusedRows.length < mostExamples) unfound.refusedRows.push({ line, values });
    for (const { name, written, code } of wrong) {
      const heading = mapping.columns.find(({ field }) => field === name)?.heading ?? null;
      if (unfound.problems.length < mostProblems) unfound.problems.push({ line, heading, written: written.slice(0, 80), code });
      await appendFile(refused, `${JSON.stringify([line, heading, code] satisfies RefusedRow)}\n`);
    }
  }
}

interface Wrong { name: string; written: string; code: string; /** Who is meant, and works here no more. */ left?: string }

const codes = { none: 'import.namesNobody', several: 'import.namesSeveral', left: 'import.namesLeaver' } as const;

/** Answers what is wrong. */
function put(values: StagedRow[2], name: string, ids: ReadonlyMap<string, Answer>): Wrong[] {
  const value = values[name] as Named | Named[] | undefined;
  if (value === undefined) return [];
  const texts = [...new Set(namedIn(value))];
  const answers = namedIn(value).map((named) => ids.get(named) ?? 'none');
  const chosen = answers.map((answer) => (typeof answer === 'string' ? '' : 'id' in answer ? answer.id : answer.left));
  values[name] = Array.isArray(value) ? value.map(({ role }, index) => ({ id: chosen[index], ...(role !== undefined && { role }) })) : chosen[0];
  return texts.flatMap((written): Wrong[] => {
    const answer = ids.get(written) ?? 'none';
    if (typeof answer === 'string') return [{ name, written, code: codes[answer] }];
    else return 'id' in answer ? [] : [{ name, written, code: codes.left, left: answer.left }];
  });
}

/** Of several, those who are known stay. */
function leaveEmpty(values: StagedRow[2], name: string, wrong: readonly Wrong[]): void {
  const value = values[name];
  const known = Array.isArray(value) ? (value as { id: string }[]).filter(({ id }) => id !== '' && !wrong.some(({ left }) => left === id)) : [];
  if (known.length) values[name] = known;
  else delete values[name];
}

const namedIn = (value: unknown): string[] => (value === undefined ? [] : (Array.isArray(value) ? value as Named[] : [value as Named]).map(({ named }) => named));
