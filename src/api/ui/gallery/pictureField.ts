import type { FieldDescription, FileReference, RecordData, RecordDescription } from '../../index.ts';

/** The field whose first picture stands for a record; undefined for kinds that have none: papers are no pictures. */
export const pictureField = ({ fields }: RecordDescription): FieldDescription | undefined =>
  fields.find(({ name, kind }) => kind === 'files' && /photo|picture|image/i.test(name));

export const pictureOf = (field: FieldDescription, record: RecordData): FileReference | undefined =>
  ((record[field.name] as FileReference[] | null | undefined) ?? []).find(({ mediaType }) => mediaType.startsWith('image/'));
