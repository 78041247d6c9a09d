/** What a list or board shows, as it stands in the address. */
export interface ListQuery {
  /** In the filter language. */
  filter?: string;
  /** Field names, `-` before one that falls: `-updatedAt,title`. */
  sort?: string;
  /** Free words. */
  q?: string;
  archived?: 'no' | 'only' | 'any';
}
