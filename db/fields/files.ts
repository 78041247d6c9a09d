import { field, InvalidValue, type FieldKind } from '../field.ts';
import { parseId } from './reference.ts';
import { parseText } from './text.ts';

/** A stored file in its place in a list; the first picture is the cover. What it is called and how large it is comes with reading. */
export interface FileValue { id: string; caption?: string }

/** Files of a record in an order. That each exists in this agency is checked when it is written. */
const filesKind: FieldKind<FileValue[]> = {
  name: 'files',
  columns: [['', 'text']],
  parse(input) {
    if (!Array.isArray(input) || input.length > 200) throw new InvalidValue('field.notList');
    return input.map(parseFile);
  },
  store: (value) => [value.length ? JSON.stringify(value) : null],
  load: ([value]) => JSON.parse(value as string) as FileValue[],
  terms: (value) => value.map(({ id }) => ({ text: id })),
};

function parseFile(input: unknown): FileValue {
  if (typeof input === 'string') return { id: parseId(input) };
  const { id, caption } = (typeof input === 'object' && input ? input : {}) as { id?: unknown; caption?: unknown };
  return caption === undefined || caption === null || caption === '' ? { id: parseId(id) } : { id: parseId(id), caption: parseText(caption, 200) };
}

export const files = field(filesKind);
