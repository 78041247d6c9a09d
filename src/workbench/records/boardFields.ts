import type { FieldDescription, RecordDescription } from '@gable/api';

/** The choices whose values may be the columns of a board, the kind's own first. */
export const boardFields = ({ fields, boardBy }: RecordDescription): FieldDescription[] =>
  fields.filter(({ kind, choices, readOnly }) => (kind === 'choice' || kind === 'multiChoice') && choices?.length && !readOnly).sort((a, b) => Number(b.name === boardBy) - Number(a.name === boardBy));
