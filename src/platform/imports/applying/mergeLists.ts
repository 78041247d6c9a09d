import type { RecordDefinition } from '@gable/db/record.ts';
import type { WrittenRecords } from '../../records/writtenRecords.ts';

type Values = Record<string, unknown>;

/** A file that knows one number of somebody does not take away their others. */
export async function withListsOf(records: WrittenRecords, definition: RecordDefinition, { id, values }: { id: string; values: Values }): Promise<Values> {
  const before = listsIn(definition, values).length ? await records.find(id) : undefined;
  return before ? merged(definition, { before, values }) : values;
}

/** The values with what the lists have had before in front. */
export function merged(definition: RecordDefinition, { before, values }: { before: Values; values: Values }): Values {
  const lists = listsIn(definition, values).map((name) => {
    const { kind } = definition.fields[name]!;
    const own = (before[name] ?? []) as unknown[];
    const termOf = (value: unknown): string => JSON.stringify(kind.terms!([value] as never));
    const known = new Set(own.map(termOf));
    return [name, [...own, ...(values[name] as unknown[]).filter((value) => !known.has(termOf(value)))]] as const;
  });
  return { ...values, ...Object.fromEntries(lists) };
}

const listsIn = ({ fields }: RecordDefinition, values: Values): string[] => Object.keys(values).filter((name) => fields[name]?.kind.terms && Array.isArray(values[name]));
