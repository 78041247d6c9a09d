import type { RecordDefinition } from '@gable/db/record.ts';

export const formats = ['csv', 'xlsx', 'json', 'jsonl', 'vcard'] as const;
export type Format = (typeof formats)[number];

export const mediaTypes: Record<Format, { mediaType: string; ending: string }> = {
  csv: { mediaType: 'text/csv; charset=utf-8', ending: 'csv' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
  json: { mediaType: 'application/json; charset=utf-8', ending: 'json' },
  jsonl: { mediaType: 'application/jsonl; charset=utf-8', ending: 'jsonl' },
  vcard: { mediaType: 'text/vcard; charset=utf-8', ending: 'vcf' },
};

/** As many as a sheet can have under its headings. */
export const mostRowsOfSheet = 1_048_575;

/** Kinds that have the names and numbers of a card. */
export const isOfPeople = ({ fields }: RecordDefinition): boolean =>
  fields.firstName?.kind.name === 'text' && fields.lastName?.kind.name === 'text' && fields.phones?.kind.name === 'phones';
