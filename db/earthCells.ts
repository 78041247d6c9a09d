/** A box on the earth, its sides in millionths of a degree. Where `west` is greater than `east`, it lies across the 180th meridian. */
export interface Box { south: number; west: number; north: number; east: number }

/** The earth as a grid of 2^20 by 2^20 cells. */
const depth = 20;
const side = 2 ** depth;

/**
 * The cell that a place lies in. Cells are numbered along a Z-order curve (G. M. Morton, 1966): what is near together has
 * mostly near numbers, so that a box is a few stretches of them, and a plain index over numbers finds what lies in it.
 */
export function cellAt(latitude: number, longitude: number): number {
  const [row, column] = [rowAt(latitude), columnAt(longitude)];
  let cell = 0;
  for (let level = depth - 1; level >= 0; level -= 1) cell = cell * 4 + ((row >> level) & 1) * 2 + ((column >> level) & 1);
  return cell;
}

const rowAt = (latitude: number): number => placeIn(latitude + 90e6, 180e6);
const columnAt = (longitude: number): number => placeIn(longitude + 180e6, 360e6);
const placeIn = (part: number, whole: number): number => Math.min(side - 1, Math.floor((part * side) / whole));

type Stretch = [first: number, last: number];

/** The most stretches of a box: more would reach less beyond it, and cost a search each. */
const most = 16;

/** Stretches of cells that together cover a box, in order, and little more than it. */
export function stretchesOver({ south, west, north, east }: Box): Stretch[] {
  if (west > east) return joined([...stretchesOver({ south, west: -180e6, north, east }), ...stretchesOver({ south, west, north, east: 180e6 })]);
  const covered = { firstRow: rowAt(south), lastRow: rowAt(north), firstColumn: columnAt(west), lastColumn: columnAt(east) };
  const inside: Square[] = [];
  let across: Square[] = [{ cell: 0, row: 0, column: 0, size: side }];
  while (across.length) {
    const parts = across.flatMap(quarters).filter((square) => touches(square, covered));
    if (inside.length + parts.length > most) break;
    inside.push(...parts.filter((square) => liesIn(square, covered)));
    across = parts.filter((square) => !liesIn(square, covered));
  }
  return joined([...inside, ...across].map(({ cell, size }): Stretch => [cell, cell + size * size - 1]));
}

/** Cells of a part of the grid, `size` by `size`; its first one's number, row and column. */
interface Square { cell: number; row: number; column: number; size: number }
interface Covered { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number }

function quarters({ cell, row, column, size }: Square): Square[] {
  const half = size / 2;
  return [0, 1, 2, 3].map((quarter) => ({ cell: cell + quarter * half * half, row: row + (quarter >> 1) * half, column: column + (quarter & 1) * half, size: half }));
}

const touches = ({ row, column, size }: Square, { firstRow, lastRow, firstColumn, lastColumn }: Covered): boolean =>
  row <= lastRow && row + size > firstRow && column <= lastColumn && column + size > firstColumn;
const liesIn = ({ row, column, size }: Square, { firstRow, lastRow, firstColumn, lastColumn }: Covered): boolean =>
  size === 1 || (row >= firstRow && row + size - 1 <= lastRow && column >= firstColumn && column + size - 1 <= lastColumn);

function joined(stretches: Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const [first, last] of stretches.sort(([one], [other]) => one - other)) {
    const before = whole.at(-1);
    if (before && before[1] + 1 >= first) before[1] = Math.max(before[1], last);
    else whole.push([first, last]);
  }
  return whole;
}
