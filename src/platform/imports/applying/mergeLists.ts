import type { RecordDefinition } from '@gable/db/record.ts';
import type { WrittenRecords } from '../../records/writtenRecords.ts';

/** A file that knows one number of somebody does not take away their others. */
export async function withListsOf(records: WrittenRecords, { fields }: RecordDefinition, { id, values }: { id: string; values: Record<string, unknown> }): Promise<Record<string, unknown>> {
  const lists = Object.keys(values).filter((name) => fields[name]?.kind.terms && Array.isArray(values[name]));
  const before = lists.length ? await records.find(id) : undefined;
  if (!before) return values;
  const merged = lists.map((name) => {
    const { kind } = fields[name]!;
    const own = (before[name] ?? []) as unknown[];
    const termOf = (value: unknown): string => JSON.stringify(kind.terms!([value] as never));
    const known = new Set(own.map(termOf));
    return [name, [...own, ...(values[name] as unknown[]).filter((value) => !known.has(termOf(value)))]] as const;
  });
  return { ...values, ...Object.fromEntries(merged) };
}
