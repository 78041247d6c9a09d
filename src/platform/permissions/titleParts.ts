import type { RecordDefinition } from '@gable/db/record.ts';
import { perDefinition } from '../records/columns.ts';

/** Fields that can't be hidden because a title is made of them, or is one. */
export const titleParts = perDefinition(({ options }: RecordDefinition): string[] => {
  if (!options.title) return ['title'];
  const asked = new Set<string>();
  const nothing = new Proxy({}, { get: (_none, name) => (typeof name === 'string' && asked.add(name), undefined) });
  options.title(nothing);
  return [...asked].filter((name) => !options.hiddenWithTitle?.includes(name));
});
