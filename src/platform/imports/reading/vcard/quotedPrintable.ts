import { encodings } from '../encoding.ts';

/** Text as RFC 2045 writes it in ASCII: `=D7=93`. */
export function readQuotedPrintable(text: string, charset = 'utf-8'): string {
  const encoding = encodings.find((one) => one === charset.toLowerCase()) ?? 'utf-8';
  return text.replace(/(?:=[0-9a-f]{2})+/gi, (run) => new TextDecoder(encoding).decode(Buffer.from(run.replaceAll('=', ''), 'hex')));
}
