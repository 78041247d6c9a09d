import { Refusal } from '@gable/api';
import type { TableRow, TakeRows } from '../readTable.ts';
import { cardLines, type CardLine } from './cardLines.ts';
import { cellsOf, headings } from './card.ts';

/**
 * People and companies of vCard 2.1 to 4.0 (RFC 2426, RFC 6350) as a table.
 * @throws Refusal `import.cardLeftOpen`, `import.wrongCard` and those of a text (422), each with the line.
 */
export async function readCards(file: string, encoding: string, take: TakeRows): Promise<void> {
  await take([{ line: 1, cells: [...headings] }]);
  let card: CardLine[] | undefined;
  let beganOn = 1;
  for await (const lines of cardLines(file, encoding)) {
    const rows: TableRow[] = [];
    for (const one of lines) {
      const isCard = /^vcard$/i.test(one.value.trim());
      if (one.name === 'BEGIN' && isCard) {
        if (card) throw new Refusal('import.cardLeftOpen', { values: { line: beganOn } });
        [card, beganOn] = [[], one.line];
      } else if (one.name === 'END' && isCard && card) {
        rows.push({ line: beganOn, cells: cellsOf(card) });
        card = undefined;
      } else if (card) card.push(one);
      else throw new Refusal('import.wrongCard', { values: { line: one.line } });
    }
    await take(rows);
  }
  if (card) throw new Refusal('import.cardLeftOpen', { values: { line: beganOn } });
}
