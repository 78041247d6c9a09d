import type { RecordDescription } from '@gable/api';

/** References that a row or card names. */
export function includes(description: RecordDescription, columns: string[] = []): string {
  const shown = new Set([...columns, ...(description.columns ?? []), ...(description.summary ?? [])]);
  const references = description.fields.filter(({ name, kind }) => (kind === 'reference' || kind === 'references') && (shown.has(name) || name === 'holder'));
  return references.map(({ name }) => name).join(',');
}
