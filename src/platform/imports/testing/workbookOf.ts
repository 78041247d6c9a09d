import { archiveOf } from './archiveOf.ts';

/** What a cell holds: a text, which is shared, a number, or XML of its own. */
export type Cell = string | number | { xml: string };

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xml = (text: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;

/** A workbook with one table on its second sheet, behind one that is hidden. Style 1 shows a day. */
export function workbookOf(rows: Cell[][], { sheet = '', shared = '' } = {}): Buffer {
  const texts: string[] = [];
  const cells = (row: Cell[], line: number): string => row.map((cell, column) => cellOf(cell, `${String.fromCharCode(65 + column)}${line + 1}`)).join('');
  const cellOf = (cell: Cell, at: string): string => {
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    else if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${at}"`);
    else return `<c r="${at}" t="s"><v>${texts.push(cell) - 1}</v></c>`;
  };
  const table = rows.map((row, line) => `<row r="${line + 1}">${cells(row, line)}</row>`).join('');
  return archiveOf({
    '[Content_Types].xml': xml('<Types/>'),
    '_rels/.rels': xml(`<Relationships><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    'xl/workbook.xml': xml('<workbook xmlns:r="r"><sheets><sheet name="Old" sheetId="1" state="hidden" r:id="rId9"/><sheet name="Homes &amp; land" sheetId="2" r:id="rId1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': xml(`<Relationships>${['worksheet:sheet2', 'sharedStrings:sharedStrings', 'styles:styles', 'worksheet:sheet1'].map((one, index) => {
      const [type, file] = one.split(':');
      return `<Relationship Id="rId${index === 3 ? 9 : index + 1}" Type="${relations}/${type}" Target="${file!.startsWith('sheet') ? 'worksheets/' : ''}${file}.xml"/>`;
    }).join('')}</Relationships>`),
    'xl/sharedStrings.xml': xml(shared || `<sst>${texts.map((text) => `<si><t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></si>`).join('')}</sst>`),
    'xl/styles.xml': xml('<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-40D]dd/mm/yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'),
    'xl/worksheets/sheet1.xml': xml('<worksheet><sheetData/></worksheet>'),
    'xl/worksheets/sheet2.xml': xml(`<worksheet><!-- > --><sheetData>${table}${sheet}</sheetData></worksheet>`),
  });
}
