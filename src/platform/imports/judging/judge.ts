import { rename } from 'node:fs/promises';
import { Refusal, type Mapping, type RowProblem } from '@gable/api';
import { mostExamples, type Told } from '../examples.ts';
import { fieldOf, type ImportableField } from '../reading/importableField.ts';
import type { CellSetting } from '../reading/readCell.ts';
import { rowReader } from '../reading/readRow.ts';
import { readTable, type TableRow } from '../reading/readTable.ts';
import type { RefusedRow, StagedRow } from '../staging.ts';
import { inOrderOfRecords } from './inOrderOfRecords.ts';
import { LinesFile } from './linesFile.ts';

export interface Judging {
  upload: string;
  rows: string;
  refused: string;
  mapping: Mapping;
  fields: ImportableField[];
  setting: CellSetting;
}

export interface Judgement { rows: number; toCreate: number; toChange: number; refused: number; problems: RowProblem[]; /** The first of the refused rows, as far as they could be read. */ refusedRows: Told[] }

const mostProblems = 20;

/**
 * Judges a whole file: what can be taken lies in `rows` afterwards, in the order in which it is to be applied, and what
 * can't in `refused`.
 * @throws Refusal where the file as a whole can't be read.
 */
export async function judge({ upload, rows: rowsFile, refused: refusedFile, mapping, fields, setting }: Judging, stopped?: AbortSignal): Promise<Judgement> {
  const read = rowReader(mapping, fields, setting);
  const key = mapping.identity === null ? null : { field: mapping.identity, of: keyReader(fields, mapping.identity), seen: new Set<string>(), repeated: new Set<string>() };
  const judged = `${rowsFile}.judged`;
  using staged = new LinesFile(judged);
  using refused = new LinesFile(refusedFile);
  const judgement: Judgement = { rows: 0, toCreate: 0, toChange: 0, refused: 0, problems: [], refusedRows: [] };
  // What was sent before tables without headings were known has them.
  let isHeadings = mapping.form.headings !== false;

  await readTable(upload, mapping.form, (batch) => {
    stopped?.throwIfAborted();
    for (const row of isHeadings ? batch.slice(1) : batch) {
      judgement.rows += 1;
      const { values: { id, ...values }, problems } = read(row);
      if (problems.length) refuse(row.line, problems, values);
      else stage(row, values, id as string | undefined);
    }
    if (batch.length) isHeadings = false;
  });
  staged.close();
  refused.close();
  if (judgement.rows === 0) throw new Refusal('import.noRows');
  if (key?.repeated.size) await inOrderOfRecords(judged, rowsFile, key.repeated);
  else await rename(judged, rowsFile);
  return judgement;

  function refuse(line: number, problems: RowProblem[], values: Told['values']): void {
    judgement.refused += 1;
    if (judgement.refusedRows.length < mostExamples) judgement.refusedRows.push({ line, values });
    for (const problem of problems) {
      if (judgement.problems.length < mostProblems) judgement.problems.push(problem);
      refused.add(JSON.stringify([problem.line, problem.heading, problem.code] satisfies RefusedRow));
    }
  }

  function stage({ line, cells }: TableRow, values: Record<string, unknown>, id: string | undefined): void {
    const of = key ? key.of(values[key.field]) : null;
    const isAgain = of !== null && key!.seen.has(of);
    if (isAgain) key!.repeated.add(of);
    else if (of !== null) key!.seen.add(of);
    judgement[isAgain ? 'toChange' : 'toCreate'] += 1;
    const order = mapping.orderedBy === null ? '' : cells[mapping.orderedBy] ?? '';
    staged.add(JSON.stringify((id === undefined ? [of, line, values, order] : [of, line, values, order, id]) satisfies StagedRow));
  }
}

/** What tells a record apart, as it is stored to be compared: `F1` and `f1` are the same. */
function keyReader(fields: readonly ImportableField[], name: string): (value: unknown) => string | null {
  const { kind, options } = fieldOf(fields.find((field) => field.name === name)!);
  return (value) => (typeof value === 'string' || typeof value === 'number' ? String(kind.storeOperand?.(String(value), options as never) ?? value) : null);
}
