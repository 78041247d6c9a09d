import type { RecordDescription } from '@gable/api';

/** Whether records of a kind are people, who are brought in and taken away as vCards too. */
export const isOfPeople = ({ fields }: Pick<RecordDescription, 'fields'>): boolean =>
  ['firstName', 'lastName', 'phones'].every((wanted) => fields.some(({ name }) => name === wanted));
