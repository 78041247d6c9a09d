import { Refusal } from '@gable/api';
import { broken, openArchive, type Archive } from './archive.ts';
import { readXml } from './xml.ts';

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
 * Opens a workbook of Office Open XML (ECMA-376), as far as its tables go.
 * @throws Refusal `import.brokenWorkbook`, `import.notText` for another archive (422)
 */
export async function openWorkbook(file: string): Promise<Workbook> {
  const archive = await openArchive(file);
  if (!archive.has('[Content_Types].xml')) throw new Refusal('import.notText');
  const main = (await relationsOf(archive, '')).get('officeDocument')?.[0]?.path;
  if (!main) throw new Refusal('import.notText');
  const relations = await relationsOf(archive, main);
  const targets = new Map([...relations.values()].flat().map(({ id, path }) => [id, path]));
  const sheets: Workbook['sheets'] = [];
  const hidden: Workbook['sheets'] = [];
  let is1904 = false;
  await readXml(archive.text(main), {
    open(name, attribute) {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const path = targets.get(attribute('id') ?? '');
      const isTable = path !== undefined && relations.get('worksheet')?.some((one) => one.path === path);
      if (isTable) ((attribute('state') ?? 'visible') === 'visible' ? sheets : hidden).push({ name: attribute('name') ?? '', path });
    },
  });
  const there = sheets.length ? sheets : hidden;
  if (there.length === 0) throw broken();
  return { archive, sheets: there, is1904, sharedStrings: relations.get('sharedStrings')?.[0]?.path, styles: relations.get('styles')?.[0]?.path };
}

interface Relation { id: string; path: string }

/** What a part of the archive points to, by the last word of what it is. */
async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation[]>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations = new Map<string, Relation[]>();
  if (!archive.has(file)) return relations;
  await readXml(archive.text(file), {
    open(name, attribute) {
      const [id, type, target] = [attribute('Id'), attribute('Type')?.split('/').at(-1), attribute('Target')];
      if (name !== 'Relationship' || !id || !type || !target || attribute('TargetMode') === 'External') return;
      const path = new URL(target, `file:///${folder}`).pathname.slice(1);
      relations.set(type, [...(relations.get(type) ?? []), { id, path: decodeURI(path) }]);
    },
  });
  return relations;
}
