import { Refusal, type Disposable } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';

/** The kinds of records that are there now; they come and go with their extensions. */
export interface Kinds {
  add(definition: RecordDefinition<any>): Disposable;
  /** @throws Refusal `record.unknownKind` (404). */
  get(kind: string): RecordDefinition;
  find(kind: string): RecordDefinition | undefined;
  all(): RecordDefinition[];
}

export function listedKinds(definitions: readonly RecordDefinition[] = []): Kinds {
  const kinds = new Map(definitions.map((definition) => [definition.kind, definition]));
  return {
    add(definition) {
      if (kinds.has(definition.kind)) throw new Error(`There are two definitions of ${definition.kind}.`);
      kinds.set(definition.kind, definition);
      return { dispose: () => void kinds.delete(definition.kind) };
    },
    get(kind) {
      const definition = kinds.get(kind);
      if (!definition) throw new Refusal('record.unknownKind', { status: 404, values: { kind } });
      return definition;
    },
    find: (kind) => kinds.get(kind),
    all: () => [...kinds.values()],
  };
}
