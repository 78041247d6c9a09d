import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredRecord } from '@gable/db/record.ts';
import { readingOf } from '../engine/reading.ts';
import { log, traced } from '../log.ts';
import { at } from '../records/columns.ts';
import { readRow } from '../records/recordRows.ts';
import { findPairs } from './findPairs.ts';
import { dropOf, putPairs } from './keepPairs.ts';
import type { DuplicateParts } from './scan.ts';

/** What was changed together is looked at together. */
const waitMilliseconds = 1_000;
const pieceEntries = 40;

/** Looks again at records that were changed since their kind was scanned. The history says which, so that no write costs anything more. */
export class Following {
  readonly #parts: DuplicateParts;
  readonly #under = new Map<string, Promise<void>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #isClosed = false;

  constructor(parts: DuplicateParts) {
    this.#parts = parts;
  }

  /** Something of the kind was changed just now. */
  hear(agency: number, kind: string): void {
    const key = `${agency}/${kind}`;
    if (this.#isClosed || this.#timers.has(key) || this.#parts.rules.same.of(kind).length === 0) return;
    this.#timers.set(key, setTimeout(() => {
      this.#timers.delete(key);
      this.follow(agency, kind).catch((failure: unknown) => log('warn', 'What was changed could not be compared.', { kind, failure: traced(failure) }));
    }, waitMilliseconds).unref());
  }

  /** Resolves once all that is on disk was looked at; at once where nobody ever asked for a scan. */
  follow(agency: number, kind: string): Promise<void> {
    const key = `${agency}/${kind}`;
    const before = this.#under.get(key) ?? Promise.resolve();
    const now = before.catch(() => {}).then(async () => {
      while (!this.#isClosed && (await this.#piece(agency, kind))) await nextTurn();
    }).finally(() => this.#under.get(key) === now && this.#under.delete(key));
    this.#under.set(key, now);
    return now;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.allSettled(this.#under.values());
  }

  /** Answers whether there may be more. */
  async #piece(agency: number, kind: string): Promise<boolean> {
    const { engine, agencies, rules } = this.#parts;
    const reading = readingOf(engine, agency);
    const definition = agencies.get(agency).kinds.find(kind);
    const [rule] = rules.same.of(kind);
    const [scanned] = await reading.rows('SELECT sequence FROM same_scans WHERE agency_id = ? AND kind = ?', [agency, kind]);
    if (!scanned || !definition || !rule) return false;
    const entries = await reading.rows('SELECT sequence, record_id FROM history WHERE agency_id = ? AND sequence > ? AND kind = ? ORDER BY sequence LIMIT ?', [agency, scanned[0]!, kind, pieceEntries]);
    if (entries.length === 0) return false;
    const ids = [...new Set(entries.map(([, id]) => id as string))];
    const upTo = entries.at(-1)![0] as number;
    return engine.write(agency, async (connection) => {
      // Another process may have been quicker.
      const isOurs = await connection.change('UPDATE same_scans SET sequence = ? WHERE agency_id = ? AND kind = ? AND sequence = ?', [upTo, agency, kind, scanned[0]!]);
      if (!isOurs) return true;
      const rows: StoredRecord[] = [];
      for (const id of ids) {
        const row = await readRow(connection, definition, { agency, id });
        if (row && row[at.archivedAt] === null) rows.push(row);
      }
      const pairs = await findPairs({ reading: connection, agency, definition, rule }, rows);
      for (const id of ids) dropOf(connection, { agency, kind }, id);
      putPairs(connection, { agency, kind }, pairs);
      return true;
    });
  }
}
