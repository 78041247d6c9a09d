import type { FileReference, Reference } from '@gable/api';
import type { ValueWriter } from './cell.ts';

type Pointer = string | Partial<Reference>;

const all = (value: unknown): Pointer[] => (Array.isArray(value) ? value : [value]) as Pointer[];
const idOf = (pointer: Pointer): string => (typeof pointer === 'string' ? pointer : pointer.id ?? '');
const withRole = (pointer: Pointer, text: string): string => (typeof pointer === 'object' && pointer.role !== undefined ? `${text} (${pointer.role})` : text);

/** What is pointed to, as people call it. */
export const referredTitles: ValueWriter = {
  text: (value) => all(value).map((one) => withRole(one, typeof one === 'string' ? one : one.title ?? '')).filter(Boolean).join('; '),
};

/** The same by its ids. */
export const referredIds: ValueWriter = { text: (value) => all(value).map((one) => withRole(one, idOf(one))).join('; ') };

export const fileNames: ValueWriter = { text: (value) => (value as Partial<FileReference>[]).map(({ name, id }) => name ?? id ?? '').join('; ') };
