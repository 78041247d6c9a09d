import { Refusal, type ImportProfile, type MappedColumn, type Mapping } from '@gable/api';
import type { Transaction } from '@gable/api/server';
import type { Agency } from '../../caller.ts';
import { connectionOf } from '../../members/rights.ts';
import type { ImportableField } from '../reading/importableField.ts';
import { checkMapping } from './checkMapping.ts';
import { comparedHeading } from './importers.ts';

const setting = 'importProfiles';
const mostProfiles = 200;
const mostColumns = 300;

export const profilesFor = ({ settings }: Pick<Agency, 'settings'>, kind: string): ImportProfile[] =>
  ((settings[setting] ?? []) as ImportProfile[]).filter(({ records }) => records === kind);

/**
 * The columns as a profile has them: the one that is wanted, otherwise one that knows all headings of the file.
 * @throws Refusal `request.wrongChoice` (400) where there is none of that name.
 */
export function withProfile(guessed: Mapping, profiles: readonly ImportProfile[], { wanted, fields }: { wanted: string | undefined; fields: readonly ImportableField[] }): Mapping {
  if (wanted === '') return guessed;
  const profile = wanted === undefined ? profiles.find((one) => knowsAll(one, guessed)) : profiles.find(({ name }) => name === wanted);
  if (wanted !== undefined && !profile) throw new Refusal('request.wrongChoice', { status: 400, values: { name: 'profile', choices: profiles.map(({ name }) => name).join(', ') || '–' } });
  if (!profile) return guessed;
  const known = byComparedHeading(profile);
  const columns = guessed.columns.map((column): MappedColumn => {
    const { heading, samples } = column;
    const kept = known.get(comparedHeading(heading));
    return kept ? { ...kept, heading, samples } : column;
  });
  const kept = new Set(columns.flatMap(({ heading, field }) => (known.has(comparedHeading(heading)) && field !== null ? [field] : [])));
  // What was guessed gives way to what is kept.
  const settled = columns.map((column) => (known.has(comparedHeading(column.heading)) || !kept.has(column.field ?? '') ? column : { ...column, field: null }));
  return { ...checkMapping({ columns: settled.map((column) => (isThere(column, fields) ? column : { field: null })) }, { guessed, fields }), profile: profile.name };
}

/** Keeps how a file is read, in the place of what had the name before. */
export async function keepProfile(tx: Transaction, { name, records, mapping }: { name: string; records: string; mapping: Mapping }): Promise<void> {
  const others = await profilesBut(tx, { name, records });
  if (others.length >= mostProfiles || mapping.columns.length > mostColumns) throw new Refusal('import.tooManyProfiles', { values: { most: mostProfiles } });
  const columns = mapping.columns.map(({ heading, samples: _samples, byContent: _byContent, asks: _asks, ...column }) => [heading, column] as const);
  await tx.changeSetting(setting, [...others, { name, records, columns: Object.fromEntries(columns) }] satisfies ImportProfile[]);
}

export async function dropProfile(tx: Transaction, profile: Pick<ImportProfile, 'name' | 'records'>): Promise<void> {
  await tx.changeSetting(setting, await profilesBut(tx, profile));
}

/** All for some kinds of records. */
export async function dropProfilesOf(tx: Transaction, kinds: readonly string[]): Promise<void> {
  const profiles = await profilesNow(tx);
  const others = profiles.filter(({ records }) => !kinds.includes(records));
  if (others.length < profiles.length) await tx.changeSetting(setting, others);
}

async function profilesBut(tx: Transaction, { name, records }: Pick<ImportProfile, 'name' | 'records'>): Promise<ImportProfile[]> {
  const profiles = await profilesNow(tx);
  return profiles.filter((one) => one.name !== name || one.records !== records);
}

/** As they are on disk: who keeps another one at the same time began with the same settings. */
async function profilesNow(tx: Transaction): Promise<ImportProfile[]> {
  const [[stored]] = await connectionOf(tx).rows('SELECT settings FROM agencies WHERE id = ?', [tx.agency.id]) as [[string]];
  return (JSON.parse(stored) as { [setting]?: ImportProfile[] })[setting] ?? [];
}

const byComparedHeading = ({ columns }: ImportProfile) => new Map(Object.entries(columns).map(([heading, column]) => [comparedHeading(heading), column]));

function knowsAll(profile: ImportProfile, { columns, form }: Mapping): boolean {
  // Every table without headings has the same letters.
  if (!form.headings) return false;
  const known = byComparedHeading(profile);
  return columns.every(({ heading }) => known.has(comparedHeading(heading)));
}

const isThere = ({ field }: MappedColumn, fields: readonly ImportableField[]): boolean => field !== null && fields.some(({ name }) => name === field.split('.')[0]);
