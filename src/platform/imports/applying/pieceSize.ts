/** Finds how many rows fit into the time that a piece may take, history and commit included. */
export class PieceSize {
  readonly #milliseconds: number;
  rows = 20;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  learn(rows: number, took: number): void {
    const wanted = (rows * this.#milliseconds * 0.8) / Math.max(took, 0.1);
    // One slow commit says little, so it comes nearer by half.
    this.rows = Math.max(1, Math.min(5_000, Math.round(Math.min((this.rows + wanted) / 2, this.rows * 2))));
  }
}
