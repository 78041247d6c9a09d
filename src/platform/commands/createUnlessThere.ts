import { Refusal } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { WrittenRecords } from '../records/writtenRecords.ts';
import type { RunnableCommand } from './commands.ts';

export const unlessThere = (kind: string): string => `${kind}.createUnlessThere`;

/**
 * `<kind>.create` for whoever would enter nobody twice, where the kind has a `SameRule`.
 * @throws Refusal `record.isThere` (409) with the `id` of whom the values are about, and their title as far as the caller may know it
 */
export function createUnlessThere(definition: RecordDefinition, create: RunnableCommand): RunnableCommand {
  return {
    ...create,
    id: unlessThere(definition.kind),
    async run(tx, input) {
      const records = tx.records(definition) as unknown as WrittenRecords;
      const id = await records.whoIs(input);
      if (id !== undefined) throw new Refusal('record.isThere', { status: 409, values: { id, name: (await records.glimpse(id))?.title || id } });
      return create.run(tx, input);
    },
  };
}
