interface Piece { text: string; isMarked: boolean }

const between = ' · ';

/** The parts of a title, each cut where a mark begins or ends. Marks are in order, and none lies across two parts. */
export function markedParts(text: string, marks: readonly (readonly [from: number, to: number])[]): Piece[][] {
  let at = 0;
  return text.split(between).map((part) => {
    const begins = at;
    at += part.length + between.length;
    return pieces(part, marks.filter(([from, to]) => from >= begins && to <= begins + part.length).map(([from, to]) => [from - begins, to - begins]));
  });
}

function pieces(text: string, marks: readonly (readonly [from: number, to: number])[]): Piece[] {
  let at = 0;
  const found = marks.flatMap(([from, to]): Piece[] => {
    const before = text.slice(at, from);
    at = to;
    return [{ text: before, isMarked: false }, { text: text.slice(from, to), isMarked: true }];
  });
  return [...found, { text: text.slice(at), isMarked: false }].filter((piece) => piece.text !== '');
}
