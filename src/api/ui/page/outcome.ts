import type { FieldDescription, RecordData, RecordDescription } from '../../index.ts';
import { fieldOf } from '../fields/labels.ts';
import { isEmpty } from '../fields/textOf.ts';

/** Whether there is nothing more to be done about it. */
export function isOver({ outcome }: RecordDescription, record: RecordData): boolean {
  const value = outcome && record[outcome.field];
  return Boolean(record.archivedAt) || (outcome?.values ? outcome.values.includes(value as string) : !isEmpty(value));
}

/** Whether a field tells of a plan that nobody follows any more. */
export const isBygone = (description: RecordDescription, record: RecordData, name: string): boolean =>
  ['nextStep', 'nextStepAt', 'expectedCloseDate'].includes(name) && isOver(description, record);

/** The amount that counts instead of the one that was asked for, once it is over. */
export function amountOnceOver(description: RecordDescription, record: RecordData): FieldDescription | undefined {
  const { outcome } = description;
  const isTold = outcome?.amount && !isEmpty(record[outcome.amount]) && isOver(description, { ...record, archivedAt: null });
  return isTold ? fieldOf(description, outcome.amount!) : undefined;
}
