import type { RecordDefinition } from '@gable/db/record.ts';

/** What the record would be called that a row makes. */
export const titleOf = ({ options }: RecordDefinition, values: Record<string, unknown>): string => options.title?.(values as never) ?? String(values.title ?? '');
