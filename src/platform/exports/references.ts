import type { RecordDefinition } from '@gable/db/record.ts';

/** The fields among these that point to other records. */
export function referencesIn({ fields }: RecordDefinition, names: readonly string[]): string[] {
  return names.filter((name) => isReference(fields[name]?.kind.name, name));
}

export const isReference = (kind: string | undefined, name: string): boolean => kind === 'reference' || kind === 'references' || name === 'holder';
