/** How far one change of many records is, as its job tells. */
export interface BulkState {
  /** `finding` who they are, `working`, `done`; `cancelled` leaves what was done, and its one undo takes it back. */
  phase: 'finding' | 'working' | 'done' | 'cancelled';
  records: string;
  action: BulkAction;
  total: number;
  done: number;
  /** Records that are different now. */
  changed: number;
  /** Left as they are, each for a reason; the first of them are in `problems`. */
  refused: number;
  problems: { id: string; title: string; code: string }[];
  /** The run under which all of it stands in the history: the input of `history.undo`. */
  command: string;
}

export type BulkAction = 'change' | 'archive' | 'restore' | 'merge';

/** How far the undo of a large run is. What was changed since stays as it is. */
export interface TakeBackState { phase: 'undoing' | 'undone'; undone: number; kept: number; command: string }
