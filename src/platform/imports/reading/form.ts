import { Refusal, type AskedForm, type FileForm } from '@gable/api';
import { delimiterIn } from './delimiter.ts';
import { encodingOf, encodings, type Encoding, type FoundEncoding } from './encoding.ts';
import { headOf } from './head.ts';

const kinds = ['csv', 'xlsx', 'vcard', 'jsonl'] as const;
type Kind = FileForm['kind'];

/**
 * In which form a file is, from its content and what somebody says about it.
 * @param country of the agency: where the letters could be meant in two ways, its language is the likelier one.
 * @throws Refusal `import.empty`, `import.notText`, `import.oldWorkbook`, `import.brokenWorkbook` (422), `request.wrongChoice` (400)
 */
export async function formOf(file: string, asked: AskedForm, country = ''): Promise<FileForm> {
  const { bytes, telling } = await headOf(file);
  if (bytes.length === 0) throw new Refusal('import.empty');
  const kind = chosen('form', asked.form, kinds);
  const encoding = chosen('encoding', asked.encoding?.toLowerCase(), encodings);
  if (beginsWith(bytes, 'PK\x03\x04') && (kind ?? 'xlsx') === 'xlsx') return { ...(await workbookForm(file, asked.sheet)), headings: asked.headings ?? true };
  if (beginsWith(bytes, '\xd0\xcf\x11\xe0')) throw new Refusal('import.oldWorkbook');
  if (kind === 'xlsx' || beginsWith(bytes, '%PDF-')) throw new Refusal('import.notText');
  const form = textForm({ bytes, kind, delimiter: asked.delimiter, ...(encoding ? { encoding, isSure: true } : encodingFrom(bytes, telling, country)) });
  // Cards and objects name what they hold.
  return { ...form, headings: form.kind === 'csv' ? (asked.headings ?? true) : true };
}

async function workbookForm(file: string, asked: string | undefined): Promise<Omit<FileForm, 'headings'>> {
  const { withWorkbook } = await import('./xlsx/workbook.ts');
  const names = await withWorkbook(file, ({ sheets }) => sheets.map(({ name }) => name));
  return { kind: 'xlsx', encoding: null, isEncodingSure: true, delimiter: null, sheets: names, sheet: chosen('sheet', asked, names) ?? names[0]! };
}

/** A mark stands at the very beginning; letters that tell may come late. */
function encodingFrom(head: Buffer, telling: Buffer, country: string): FoundEncoding {
  const found = encodingOf(head, country);
  return telling === head || found.encoding !== 'utf-8' ? found : encodingOf(telling, country);
}

function textForm({ bytes, kind, encoding, isSure, delimiter }: { bytes: Buffer; kind: Kind | undefined; delimiter: string | undefined } & FoundEncoding): Omit<FileForm, 'headings'> {
  const text = new TextDecoder(encoding).decode(bytes);
  if (isBinary(text)) throw new Refusal('import.notText');
  if (text.trim() === '') throw new Refusal('import.empty');
  const told = kind ?? kindOf(text.trimStart());
  const separates = told === 'csv' ? (delimiter || delimiterIn(text)) : null;
  return { kind: told, encoding: encoding satisfies Encoding, isEncodingSure: isSure, delimiter: separates, sheets: [], sheet: null };
}

function kindOf(text: string): Kind {
  if (/^BEGIN:VCARD\s/i.test(text)) return 'vcard';
  else return /^\[\s*(\{|\]|$)|^\{\s*("|\}|$)/.test(text) ? 'jsonl' : 'csv';
}

/** Signs that no text has, but for the one that ends old files. */
function isBinary(text: string): boolean {
  const controls = text.match(/[\x00-\x08\x0e-\x19\x1b-\x1f]/g)?.length ?? 0;
  return text.includes('\0') || controls > text.length / 200;
}

const beginsWith = (bytes: Buffer, magic: string): boolean => bytes.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'));

function chosen<Choice extends string>(name: string, given: string | undefined, choices: readonly Choice[]): Choice | undefined {
  if (given === undefined || given === '') return undefined;
  const found = choices.find((choice) => choice === given);
  if (!found) throw new Refusal('request.wrongChoice', { status: 400, values: { name, choices: choices.join(', ') } });
  return found;
}
