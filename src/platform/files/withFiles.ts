import type { FileReference, RecordData } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import type { Engine } from '../engine/engine.ts';
import { filesById } from './storedFile.ts';

/** Completes the files of records by what they are called and how large they are, with one reading however many records there are. */
export async function withFiles(data: RecordData[], { agency, definition, engine }: { agency: number; definition: RecordDefinition; engine: Engine }): Promise<RecordData[]> {
  const names = Object.keys(definition.fields).filter((name) => definition.fields[name]!.kind.name === 'files');
  const lists = data.flatMap((record) => names.map((name) => record[name] as FileReference[] | null | undefined).filter((list) => list?.length));
  if (lists.length === 0) return data;
  const known = await filesById(engine, agency, [...new Set(lists.flatMap((list) => list!.map(({ id }) => id)))]);
  for (const record of data) {
    for (const name of names) {
      const list = record[name] as FileReference[] | null | undefined;
      if (list) record[name] = list.map(({ id, caption }) => ({ ...known.get(id), id, ...(caption !== undefined && { caption }) }));
    }
  }
  return data;
}
