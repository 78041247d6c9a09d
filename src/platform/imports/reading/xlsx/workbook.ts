import { posix } from 'node:path';
import { Refusal } from '@gable/api';
import { broken, openArchive, type Archive } from './archive.ts';
import { readXml, type Attributes } from './xml.ts';

export interface Workbook {
  archive: Archive;
  /** Those that are shown, in order, with the place of each in the archive. */
  sheets: { name: string; path: string }[];
  /** Days are counted from 1904, as old Macs did. */
  is1904: boolean;
  sharedStrings: string | undefined;
  styles: string | undefined;
}

/**
 * Does something with a workbook of Office Open XML (ECMA-376), as far as its tables go, while it is open.
 * @throws Refusal `import.brokenWorkbook`, `import.notText` for another archive (422)
 */
export async function withWorkbook<Result>(file: string, look: (workbook: Workbook) => Promise<Result> | Result): Promise<Result> {
  const archive = await openArchive(file);
  try {
    return await look(await workbookIn(archive));
  } finally {
    archive.close();
  }
}

async function workbookIn(archive: Archive): Promise<Workbook> {
  if (!archive.has('[Content_Types].xml')) throw new Refusal('import.notText');
  const main = (await relationsOf(archive, '')).get('officeDocument')?.[0]?.path;
  if (!main) throw new Refusal('import.notText');
  const relations = await relationsOf(archive, main);
  const targets = new Map([...relations.values()].flat().map(({ id, path }) => [id, path]));
  const sheets: Workbook['sheets'] = [];
  const hidden: Workbook['sheets'] = [];
  let is1904 = false;
  await readXml(archive.text(main), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const path = targets.get(relationIn(attributes));
      const isTable = path !== undefined && relations.get('worksheet')?.some((one) => one.path === path);
      if (isTable) ((attributes.state ?? 'visible') === 'visible' ? sheets : hidden).push({ name: attributes.name ?? '', path });
    },
  });
  const there = sheets.length ? sheets : hidden;
  if (there.length === 0) throw broken();
  return { archive, sheets: there, is1904, sharedStrings: relations.get('sharedStrings')?.[0]?.path, styles: relations.get('styles')?.[0]?.path };
}

/** `r:id`, whatever the prefix is. */
const relationIn = (attributes: Attributes): string => Object.entries(attributes).find(([name]) => name === 'id' || name.endsWith(':id'))?.[1] ?? '';

interface Relation { id: string; path: string }

/** What a part of the archive points to, by the last word of what it is. */
async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation[]>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations = new Map<string, Relation[]>();
  if (!archive.has(file)) return relations;
  await readXml(archive.text(file), {
    open(name, attributes) {
      const [id, type, target] = [attributes.Id, attributes.Type?.split('/').at(-1), attributes.Target];
      if (name !== 'Relationship' || !id || !type || !target || attributes.TargetMode === 'External') return;
      relations.set(type, [...(relations.get(type) ?? []), { id, path: placeOf(target, folder) }]);
    },
  });
  return relations;
}

function placeOf(target: string, folder: string): string {
  try {
    return posix.normalize(decodeURI(target.startsWith('/') ? target.slice(1) : `${folder}${target}`));
  } catch {
    throw broken();
  }
}
