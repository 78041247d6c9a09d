import { Refusal, type Duplicate, type FieldChange, type RecordData } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';
import { isToldBy } from '../same/sameKeys.ts';
import { changesBy, withNames, withNone } from './changesBy.ts';
import type { FoundDuplicate } from './duplicates.ts';

interface Asking { caller: Caller; definition: RecordDefinition; /** Field that tells the file's records apart. */ identity: string | null }

/** Whom rows are about, as far as the caller may know them. */
export class Counterparts {
  readonly #office: Pick<Office, 'engine' | 'records'>;
  readonly #asking: Asking;

  constructor(office: Pick<Office, 'engine' | 'records'>, asking: Asking) {
    this.#office = office;
    this.#asking = asking;
  }

  async tell({ id, values, before: earlier, ...duplicate }: FoundDuplicate): Promise<Duplicate> {
    const record = id === null ? null : await this.#find(id);
    const changes = await this.#changes(record ?? (earlier && withNone(earlier, values)), { values, by: duplicate.by });
    return { ...duplicate, shared: asWritten(values[duplicate.by ?? ''], duplicate.shared), record: record && { id: record.id, title: record.title, isArchived: record.archivedAt !== null }, changes };
  }

  async #changes(before: Record<string, unknown> | undefined, { values, by }: Pick<FoundDuplicate, 'values' | 'by'>): Promise<FieldChange[]> {
    const { caller, definition, identity } = this.#asking;
    if (!before) return [];
    return withNames(changesBy(definition, { before, values, isTold: by !== null && isToldBy(by, identity) }), { caller, definition, engine: this.#office.engine });
  }

  async #find(id: string): Promise<RecordData | null> {
    const { caller, definition: { kind } } = this.#asking;
    try {
      return await this.#office.records.get(caller, { kind, id });
    } catch (failure) {
      if (failure instanceof Refusal) return null;
      throw failure;
    }
  }
}

/** A number as the file has it, and not as numbers are compared. */
function asWritten(value: unknown, shared: string | null): string | null {
  const phones = Array.isArray(value) ? (value as { e164?: string | null; typed?: string }[]) : [];
  return phones.find(({ e164 }) => e164 === shared)?.typed ?? shared;
}
