import type { FieldKindName } from '@gable/api';

/** Kinds of fields that somebody may add for a column. */
export const offeredKinds = ['text', 'longText', 'integer', 'decimal', 'money', 'area', 'date', 'choice', 'multiChoice', 'tags', 'boolean', 'url'] as const satisfies readonly FieldKindName[];
export type OfferedKind = (typeof offeredKinds)[number];

/** What a column probably holds, by a few of its values. */
export function kindOf(samples: readonly string[]): OfferedKind {
  const all = (pattern: RegExp): boolean => samples.length > 0 && samples.every((sample) => pattern.test(sample));
  if (all(/^https?:\/\//i)) return 'url';
  else if (all(/^(yes|no|true|false|y|n|כן|לא|ναι|όχι|بله|خیر)$/i)) return 'boolean';
  else if (all(/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/)) return 'date';
  else if (all(/^(\p{Sc}\s?[\d.,]+|[\d.,]+\s?\p{Sc})$/u)) return 'money';
  else if (all(/^[-−]?\d{1,9}$/)) return 'integer';
  else if (all(/^[-−]?\d{1,9}[.,]\d+$/)) return 'decimal';
  else return samples.some((sample) => sample.length > 70) ? 'longText' : 'text';
}
