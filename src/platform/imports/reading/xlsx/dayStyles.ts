import type { Workbook } from './workbook.ts';
import { readXml } from './xml.ts';

/** Whether the cells of a style, by its place, show their number as a day or an hour. */
export async function dayStyles({ archive, styles }: Workbook): Promise<boolean[]> {
  const shown: boolean[] = [];
  if (!styles || !archive.has(styles)) return shown;
  const own = new Map<string, boolean>();
  let isOfCells = false;
  await readXml(archive.text(styles), {
    open(name, attributes) {
      if (name === 'numFmt') own.set(attributes.numFmtId ?? '', isDay(attributes.formatCode ?? ''));
      else if (name === 'cellXfs') isOfCells = true;
      else if (name === 'xf' && isOfCells) {
        const id = attributes.numFmtId ?? '0';
        shown.push(own.get(id) ?? isBuiltIn(Number(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return shown;
}

const isBuiltIn = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** `dd/mm/yyyy`, but not what stands in quotes, behind a backslash, or as a colour: `[Red]0.00`. */
const isDay = (format: string): boolean => /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|_.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general/gi, ''));
