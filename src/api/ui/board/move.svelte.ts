import type { RecordData } from '../../index.ts';

export interface Place { column: string; index: number }
interface Moving {
  record: RecordData;
  from: string;
  to: Place;
  /** Of the card that was lifted, in pixels; absent where keys lifted it. */
  blockSize?: number;
}
interface Column { choice: { value: string }; data: RecordData[] }

/** A card that has been lifted and the place where it would land. */
export class BoardMove {
  moving = $state.raw<Moving>();
  readonly #columns: () => Column[];

  constructor(columns: () => Column[]) {
    this.#columns = columns;
  }

  begin(record: RecordData, column: string, blockSize?: number): void {
    const index = this.#others(column, record.id, true).index;
    this.moving = { record, from: column, to: { column, index }, blockSize };
  }

  aim(to: Place): void {
    const { moving } = this;
    if (moving && (moving.to.column !== to.column || moving.to.index !== to.index)) this.moving = { ...moving, to };
  }

  /** By keys: down or up among the cards of a column, or over to a column beside it. */
  step(down: number, over: number): void {
    if (!this.moving) return;
    const { record, to } = this.moving;
    const columns = this.#columns();
    const at = columns.findIndex(({ choice }) => choice.value === to.column);
    const column = columns[Math.max(0, Math.min(columns.length - 1, at + over))]!.choice.value;
    const { count } = this.#others(column, record.id);
    this.aim({ column, index: Math.max(0, Math.min(count, to.index + down)) });
  }

  /** Puts the card down, and says where; undefined where none was lifted. */
  end(): Moving | undefined {
    const { moving } = this;
    this.moving = undefined;
    return moving;
  }

  #others(column: string, id: string, isFrom = column === this.moving?.from): { count: number; index: number } {
    const data = this.#columns().find(({ choice }) => choice.value === column)?.data ?? [];
    const index = data.findIndex((record) => record.id === id);
    return { count: data.length - (isFrom && index >= 0 ? 1 : 0), index };
  }
}
