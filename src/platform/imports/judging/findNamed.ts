import { createReadStream, renameSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import type { Mapping, RowProblem } from '@gable/api';
import type { Caller } from '../../caller.ts';
import type { Engine } from '../../engine/engine.ts';
import { linesOf } from '../../lines.ts';
import { mostExamples, type Told } from '../examples.ts';
import type { ImportableField, Named } from '../reading/importableField.ts';
import { idsOf, type Answer } from './recordsNamed.ts';
import type { RefusedRow, StagedRow } from '../staging.ts';
import { LinesFile } from './linesFile.ts';

interface Finding {
  engine: Engine;
  caller: Caller;
  mapping: Mapping;
  fields: readonly ImportableField[];
  rows: string;
  refused: string;
  /** Fields by which records of a kind are told apart: a listing's number. */
  numbersOf: (kind: string) => string[];
}

export interface Unfound { refused: number; problems: RowProblem[]; refusedRows: Told[] }

const mostProblems = 20;

/** Puts the ids of the records that rows name in the place of their names. A row that names one who is not there, or several, is refused. */
export async function findNamed({ engine, caller, mapping, fields, rows, refused, numbersOf }: Finding): Promise<Unfound> {
  const pointing = fields.filter(({ name, kind }) => kind.startsWith('reference') && mapping.columns.some(({ field }) => field === name));
  const unfound: Unfound = { refused: 0, problems: [], refusedRows: [] };
  if (pointing.length === 0) return unfound;
  const found = new LinesFile(`${rows}.found`);
  for await (const lines of linesOf(createReadStream(rows))) {
    const staged = lines.map((line) => JSON.parse(line) as [...StagedRow, string]);
    const ids = new Map<string, Map<string, Answer>>();
    for (const { name, options } of pointing) ids.set(name, await idsOf({ engine, caller, target: options.target!, numbersOf }, staged.flatMap(([, , values]) => namedIn(values[name]))));
    for (const row of staged) {
      const wrong = pointing.flatMap(({ name }) => put(row[2], name, ids.get(name)!));
      if (wrong.length === 0) found.add(JSON.stringify(row));
      else await refuse(row as unknown as StagedRow, wrong);
    }
  }
  found.close();
  renameSync(`${rows}.found`, rows);
  return unfound;

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

interface Wrong { name: string; written: string; code: string }

/** Answers what is wrong. */
function put(values: StagedRow[2], name: string, ids: ReadonlyMap<string, Answer>): Wrong[] {
  const value = values[name] as Named | Named[] | undefined;
  if (value === undefined) return [];
  const texts = [...new Set(namedIn(value))];
  const answers = namedIn(value).map((named) => ids.get(named) ?? 'none');
  const chosen = answers.map((answer) => (typeof answer === 'object' ? answer.id : ''));
  values[name] = Array.isArray(value) ? value.map(({ role }, index) => ({ id: chosen[index], ...(role !== undefined && { role }) })) : chosen[0];
  return texts.flatMap((written) => {
    const answer = ids.get(written) ?? 'none';
    return typeof answer === 'object' ? [] : [{ name, written, code: answer === 'none' ? 'import.namesNobody' : 'import.namesSeveral' }];
  });
}

const namedIn = (value: unknown): string[] => (value === undefined ? [] : (Array.isArray(value) ? value as Named[] : [value as Named]).map(({ named }) => named));
