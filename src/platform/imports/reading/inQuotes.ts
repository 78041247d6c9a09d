/** Quotation marks hold together what would be read as something else. */
export const inQuotes = (text: string, misread: RegExp): string => (text.includes('"') || misread.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A cell in which a mark stands for all that quotation marks hold together, and what gives a piece of it as it was meant. */
export function heldTogether(cell: string): { text: string; plain: (piece: string) => string } {
  if (!cell.includes('"')) return { text: cell, plain: (piece) => piece };
  const held: string[] = [];
  const text = cell.replaceAll(mark, '').replace(quoted, (_whole, inside: string) => `${mark}${held.push(inside.replaceAll('""', '"')) - 1}${mark}`);
  return { text, plain: (piece) => piece.replace(marks, (_whole, index: string) => held[Number(index)]!) };
}

const mark = '\0';
const marks = /\0(\d+)\0/g;
/** From where a value begins to where one ends: inches and nicknames stay as they are. */
const quoted = /(?<=^\s*|[;|,\n(]\s*|\s:::\s+)"((?:[^"]|"")*)"(?=\s*(?:[;|,\n()]|$)|\s+:::\s)/g;

/** What stands before the brackets that a text ends with, and inside of them if it can be what somebody calls it. */
export function inBrackets(text: string): { before: string; inside?: string | undefined } {
  const open = text.lastIndexOf('(');
  const [before, inside] = [text.slice(0, Math.max(open, 0)).trimEnd(), text.slice(open + 1, -1)];
  return text.endsWith(')') && before && !inside.includes(')') && /^[\p{L}\0]/u.test(inside) ? { before, inside } : { before: text };
}
