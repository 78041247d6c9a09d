import { Refusal, type Decision, type ImportState } from '@gable/api';
import type { RunningTransaction } from '../../commands/runningTransaction.ts';
import type { Action } from '../../history/entry.ts';
import { OneRefused } from '../../jobs/oneRefused.ts';
import type { WrittenRecords } from '../../records/writtenRecords.ts';
import type { ImportWork } from '../importJob.ts';
import { lookUp, type Match } from '../../same/bookLookup.ts';
import { isToldBy } from '../../same/sameKeys.ts';
import type { StagedRow } from '../staging.ts';
import { withListsOf } from './mergeLists.ts';
import { exampleOf, withExample } from '../examples.ts';
import type { Staged } from './stagedRows.ts';

export interface Piece {
  kind: string;
  /** Field that tells whether a record is there already. */
  identity: string | null;
  state: ImportState;
  /** What somebody has decided of single rows, by their lines. */
  decisions: Readonly<Record<number, Decision>>;
  otherwise: Decision;
  rows: readonly Staged[];
  /** After so long it ends, and the rows that are left wait for the next one. */
  milliseconds: number;
}

export interface Applied { state: ImportState; taken: number; milliseconds: number; /** What the work was asked meanwhile. */ stop?: ImportWork['stop'] }

/** Writes as many rows as fit into the time. */
export async function applyRows(tx: RunningTransaction, { kind, identity, state, decisions, otherwise, rows, milliseconds }: Piece): Promise<Applied> {
  const { caller: { agency }, connection, rules } = tx.parts;
  const definition = agency.kinds.get(kind);
  const records = tx.records(definition) as WrittenRecords;
  const lookup = await lookUp({ reading: connection, definition, agency: agency.id, archived: 'kept', identity, rule: rules.same.of(kind)[0] }, rows.filter(({ row }) => policyFor(row) !== 'make').map(({ row }) => row));
  const next = { ...state };
  const touched = new Set<string>();
  const began = performance.now();
  let taken = 0;

  for (const { row, end: offset } of rows) {
    const match = policyFor(row) === 'make' ? undefined : lookup.find(row);
    // A record has one entry in the history for each transaction, so its next sale waits for the next one.
    const isAgain = match !== undefined && mayChange(match, row) && touched.has(match.id);
    if (taken > 0 && (performance.now() - began > milliseconds || isAgain)) break;
    try {
      const became = match ? await applyTo(match, row) : await make(row);
      next[became] += 1;
      next.examples = withExample(next.examples, became === 'skipped' ? 'there' : became, () => exampleOf(definition, { line: row[1], values: row[2] }, became === 'changed' ? fieldsChanged(match!.id, row) : undefined));
    } catch (failure) {
      throw failure instanceof Refusal ? new OneRefused(taken, failure) : failure;
    }
    taken += 1;
    next.done += 1;
    next.offset = offset;
  }
  return { state: next, taken, milliseconds: performance.now() - began };

  function policyFor([, line]: StagedRow): Decision {
    if (state.duplicates !== 'decide') return state.duplicates;
    else return Object.hasOwn(decisions, line) ? decisions[line]! : otherwise;
  }

  /** Whom a file tells of twice without a number is skipped like who was there before. */
  function mayChange({ field }: Pick<Match, 'field'>, row: StagedRow): boolean {
    return field === identity || policyFor(row) === 'update';
  }

  function fieldsChanged(id: string, [, , values]: StagedRow): string[] {
    const { before, after } = tx.touched.get(`${kind}/${id}`) ?? {};
    return Object.keys(values).filter((name) => before && definition.places.get(name)?.some((place) => before[place] !== after![place]));
  }

  async function make(row: StagedRow): Promise<'created'> {
    const id = await records.add(row[2]);
    next.touched += 1;
    touched.add(id);
    lookup.remember(row, id);
    return 'created';
  }

  async function applyTo({ id, field, isArchived }: Match, row: StagedRow): Promise<'changed' | 'skipped'> {
    const isChange = policyFor(row) === 'update';
    const isTold = isToldBy(field, identity);
    if (isArchived && !isChange) next.inArchive += 1;
    if (!mayChange({ field }, row) || (isArchived && !isChange)) return 'skipped';
    const before = await doneBefore(tx, kind, id);
    // What this import has made, the row says what happened to next.
    if (!isChange && before !== 'created') return 'skipped';
    touched.add(id);
    if (isArchived) {
      await records.restore(id);
      next.restored += 1;
    }
    await records.change(id, isTold ? row[2] : await withListsOf(records, definition, { id, values: row[2] }), { from: 'outside' });
    if (before === null && tx.touched.has(`${kind}/${id}`)) next.touched += 1;
    return 'changed';
  }
}

/** What this import did to a record first, in an earlier piece. */
async function doneBefore(tx: RunningTransaction, kind: string, id: string): Promise<Action | null> {
  const { connection, caller, run } = tx.parts;
  const [first] = await connection.rows(
    'SELECT action FROM history WHERE agency_id = ? AND kind = ? AND record_id = ? AND run = ? ORDER BY sequence LIMIT 1', [caller.agency.id, kind, id, run],
  );
  return (first?.[0] ?? null) as Action | null;
}
