import { minorDigits } from '@gable/db/fields/money.ts';
import type { Cell } from '../../values/cell.ts';
import { styles } from './parts.ts';

/** Excel takes no more in a cell; what is cut off shows that it is. */
const longestCell = 32_767;

/** Where a column stands: `A`, `AB`. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** A cell of a sheet at `AB12`; nothing for an empty one. Text is never a formula, whatever it begins with. */
export function cellXml(at: string, cell: Cell, currency: string): string {
  if (typeof cell === 'string') return textXml(at, cell);
  else if (typeof cell === 'number') return numberXml(at, cell);
  else if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  else if ('day' in cell) return dayXml(at, cell.day);
  const { amount, currency: own } = cell.money;
  const units = amount / 10 ** minorDigits(own);
  // Another currency than the column's is told with the number, which is then no number any more.
  return own === currency ? numberXml(at, units, styles.money) : textXml(at, `${units} ${own}`);
}

const numberXml = (at: string, number: number, style = 0): string => `<c r="${at}"${style ? ` s="${style}"` : ''}><v>${number}</v></c>`;

export function textXml(at: string, text: string, style = 0): string {
  return text === '' ? '' : `<c r="${at}"${style ? ` s="${style}"` : ''} t="inlineStr"><is><t xml:space="preserve">${escaped(fitting(text))}</t></is></c>`;
}

const fitting = (text: string): string => (text.length > longestCell ? `${text.slice(0, longestCell - 1).replace(/[\ud800-\udbff]$/, '')}…` : text);

/** Days as tables count them; theirs begin in 1900, with a 29 February that was none. */
function dayXml(at: string, day: string): string {
  const number = (Date.parse(day) - dayZero) / dayMilliseconds;
  return number >= firstSureDay ? numberXml(at, number, styles.day) : textXml(at, day);
}

const dayMilliseconds = 24 * 60 * 60_000;
const dayZero = Date.UTC(1899, 11, 30);
const firstSureDay = 61;

/** XML 1.0 with what ECMA-376 writes for signs that XML can't hold, and for what would be read as one of those. */
export function escaped(text: string): string {
  if (!/[&<>"\r_\u0000-\u001f\ufffe\uffff]/.test(text)) return text;
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
