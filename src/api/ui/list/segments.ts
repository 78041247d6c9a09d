/** A row that is drawn, or the room that rows take which are not. */
export type Segment = { key: string; index: number } | { key: string; gap: number };

/** The rows from `from` up to `to`, and those that are `kept` wherever they stand, with room left for all others. */
export function cut(total: number, { from, to, kept }: { from: number; to: number; kept: readonly number[] }): Segment[] {
  const [first, end] = [Math.min(from, total), Math.min(to, total)];
  const apart = [...new Set(kept)].filter((index) => index >= 0 && index < total && (index < first || index >= end)).sort((one, other) => one - other);
  const drawn = [...apart.filter((index) => index < first), ...Array.from({ length: end - first }, (_, at) => first + at), ...apart.filter((index) => index >= end)];
  const segments: Segment[] = [];
  let next = 0;
  for (const index of [...drawn, total]) {
    if (index > next) segments.push({ key: `room ${segments.filter((segment) => 'gap' in segment).length}`, gap: index - next });
    if (index < total) segments.push({ key: String(index), index });
    next = index + 1;
  }
  return segments;
}
