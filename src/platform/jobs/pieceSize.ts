/** Finds how many rows fit into a time. The commit's own time is left out: where the disk is slow, small pieces make it worse. */
export class PieceSize {
  readonly #milliseconds: number;
  rows: number;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
    this.rows = Math.max(50, Math.round(milliseconds * 4));
  }

  learn(rows: number, took: number): void {
    const wanted = (rows * this.#milliseconds) / Math.max(took, 0.1);
    // One slow piece says little, so it comes nearer by half.
    this.rows = Math.max(20, Math.min(5_000, this.rows * 2, Math.round((this.rows + wanted) / 2)));
  }
}
