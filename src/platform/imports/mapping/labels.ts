import { locales, type Messages } from '../../messages.ts';
import type { ImportableField } from '../reading/importableField.ts';
import { comparedHeading } from './importers.ts';

/** What the fields are called, in all languages: whoever exports from one Gable imports into another. */
export function labelsOf(kind: string, fields: readonly ImportableField[], messages: Messages): Map<string, string> {
  const labels = new Map<string, string>();
  for (const locale of [...locales].reverse()) {
    for (const { name } of fields) labels.set(comparedHeading(messages.all(locale)[`${kind}.${name}`] ?? name), name);
  }
  return labels;
}
