import { broken } from './archive.ts';

/** What a document says, in order. Names are without the prefix of their namespace. */
export interface Heard {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A sign of an attribute may hold `>`; more than this between two tags is no table. */
const longest = 2 * 1024 * 1024;

/** Reads XML as it comes: of what workbooks use, all but entities of their own, which do harm only. */
export async function readXml(pieces: AsyncIterable<string>, heard: Heard): Promise<void> {
  let rest = '';
  for await (const piece of pieces) {
    const text = rest + piece;
    let at = 0;
    for (let begin = text.indexOf('<'); begin >= 0; begin = text.indexOf('<', at)) {
      const end = endOfTag(text, begin);
      if (end < 0) break;
      if (begin > at) heard.text?.(plain(text.slice(at, begin)));
      hear(text.slice(begin + 1, end), heard);
      at = end + 1;
    }
    rest = text.slice(at);
    if (rest.length > longest) throw broken();
  }
  if (rest.trim() !== '') throw broken();
}

function hear(tag: string, heard: Heard): void {
  const first = tag[0];
  if (first === '/') heard.close?.(bare(tag.slice(1).trim()));
  else if (tag.startsWith('![CDATA[')) heard.text?.(tag.slice(8, -2));
  else if (first !== '?' && first !== '!') {
    const isEmpty = tag.endsWith('/');
    const name = bare(/^[^\s/]+/.exec(tag)?.[0] ?? '');
    heard.open?.(name, (wanted) => attributeIn(tag, wanted));
    if (isEmpty) heard.close?.(name);
  }
}

function endOfTag(text: string, begin: number): number {
  if (text.startsWith('<!--', begin)) return after(text, '-->', begin);
  if (text.startsWith('<![CDATA[', begin)) return after(text, ']]>', begin);
  let end = text.indexOf('>', begin);
  while (end >= 0 && isInQuotes(text, begin, end)) end = text.indexOf('>', end + 1);
  return end;
}

function after(text: string, mark: string, begin: number): number {
  const end = text.indexOf(mark, begin);
  return end < 0 ? -1 : end + mark.length - 1;
}

function isInQuotes(text: string, begin: number, end: number): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"', begin); at >= 0 && at < end; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
}

function attributeIn(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(`${name}=`); at > 0; at = tag.indexOf(`${name}=`, at + 1)) {
    if (!/[\s:]/.test(tag[at - 1]!)) continue;
    const quote = tag[at + name.length + 1]!;
    const from = at + name.length + 2;
    return plain(tag.slice(from, tag.indexOf(quote, from)));
  }
  return undefined;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => (name.startsWith('#') ? numbered(name) : named[name]) ?? whole);
}

function numbered(name: string): string {
  const point = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
