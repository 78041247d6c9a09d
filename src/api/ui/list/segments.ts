/** A row that is drawn, or the room that rows take which are not. */
export type Segment = { key: string; index: number } | { key: string; gap: number };

/** The rows from `from` up to `to`, and `kept` wherever it stands, with room left for all others. */
export function cut(total: number, { from, to, kept }: { from: number; to: number; kept: number }): Segment[] {
  const [first, end] = [Math.min(from, total), Math.min(to, total)];
  const isKept = kept >= 0 && kept < total;
  return [
    ...(isKept && kept < first ? [...room('above', kept), row(kept), ...room('before', first - kept - 1)] : room('before', first)),
    ...Array.from({ length: end - first }, (_, at) => row(first + at)),
    ...(isKept && kept >= end ? [...room('after', kept - end), row(kept), ...room('below', total - kept - 1)] : room('after', total - end)),
  ];
}

const row = (index: number): Segment => ({ key: String(index), index });
const room = (key: string, gap: number): Segment[] => (gap > 0 ? [{ key, gap }] : []);
