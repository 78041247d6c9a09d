import type { Filter } from '../filter.ts';

/** One description of a reading, from the filter language, the API, views, reports and extensions alike. */
export interface RecordQuery {
  filter?: Filter | undefined;
  /** Field names in order, `-` before one that descends. The id breaks ties; nulls come last. */
  sort?: readonly string[] | undefined;
  /** Fields to give; all that may be seen unless told. */
  fields?: readonly string[] | undefined;
  /** References to give with their titles. */
  include?: readonly string[] | undefined;
  /** Free words, each the beginning of a word of the record. */
  words?: string | undefined;
  /** Archived records: left out unless told. */
  archived?: 'no' | 'only' | 'any' | undefined;
  /** 1 to 200, 50 unless told. */
  limit?: number | undefined;
  /** Cursor of the page before. */
  after?: string | undefined;
}
