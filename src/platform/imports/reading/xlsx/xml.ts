import { SaxesParser } from 'saxes';
import { broken } from './archive.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

/** What a document says, in order. Names of tags are without the prefix of their namespace. */
export interface Heard {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Asked now and then, while nothing else is heard: whether the rest may be left. */
  isEnough?(): boolean | Promise<boolean>;
}

/** More than this between two tags is no table, and neither are tags so deep. */
const longest = 2 * 1024 * 1024;
const deepest = 100;

/**
 * Reads XML as it comes. Entities of its own, which do harm only, are none.
 * @throws Refusal `import.brokenWorkbook` (422)
 */
export async function readXml(pieces: AsyncIterable<string>, heard: Heard): Promise<void> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let unheard = 0;
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    unheard = 0;
    if ((depth += 1) > deepest) throw broken();
    heard.open?.(bare(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    unheard = 0;
    depth -= 1;
    heard.close?.(bare(name));
  });
  parser.on('text', (text) => heard.text?.(text));
  parser.on('cdata', (text) => heard.text?.(text));
  parser.on('error', () => { throw broken(); });
  for await (const piece of pieces) {
    unheard += piece.length;
    if (unheard > longest) throw broken();
    parser.write(piece);
    if (await heard.isEnough?.()) return;
  }
  parser.close();
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
