import type { FileReference, Reference } from '@gable/api';
import type { FieldKindName } from '@gable/db/field.ts';
import { inOneCell, labelledInOneCell } from '../../imports/reading/inOneCell.ts';
import type { ValueWriter } from './cell.ts';

type Pointer = string | Partial<Reference>;

const all = (value: unknown): Pointer[] => (Array.isArray(value) ? value : [value]) as Pointer[];
const idOf = (pointer: Pointer): string => (typeof pointer === 'string' ? pointer : pointer.id ?? '');
const withRole = (pointer: Pointer, text: string): string => (typeof pointer === 'object' && pointer.role !== undefined ? `${text} (${pointer.role})` : text);

const titleOf = (pointer: Pointer): string => (typeof pointer === 'string' ? pointer : pointer.title ?? '');
const roleOf = (pointer: Pointer): string | undefined => (typeof pointer === 'object' ? pointer.role : undefined);

/** What is pointed to, as people call it. */
export const titlesFor = (kind: FieldKindName | undefined): ValueWriter => (kind === 'references' ? severalTitles : oneTitle);

const oneTitle: ValueWriter = { text: (value) => titleOf(value as Pointer) };
const severalTitles: ValueWriter = {
  text: (value) => labelledInOneCell(all(value).filter(titleOf).map((one) => ({ shown: titleOf(one), label: roleOf(one) }))),
};

/** The same by its ids. */
export const referredIds: ValueWriter = { text: (value) => all(value).map((one) => withRole(one, idOf(one))).join('; ') };

export const fileNames: ValueWriter = { text: (value) => inOneCell((value as Partial<FileReference>[]).map(({ name, id }) => name ?? id ?? '')) };
