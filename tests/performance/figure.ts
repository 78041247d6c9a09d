/** One line of the table. */
export interface Figure {
  what: string;
  measured: number;
  unit: string;
  /** In words: `at most 120`. */
  promised: string;
  /** The same by prepared statements alone: no rights, no checks, no history. */
  raw?: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)]!;
}
