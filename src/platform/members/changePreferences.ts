import { densities, Refusal, themes, type FieldProblems } from '@gable/api';
import { defineCommand, json, members } from '@gable/api/server';
import { isId } from '@gable/db/id.ts';
import { isTables } from './tableLayout.ts';

/** How the workbench looks to the one who calls. What is not named stays; null forgets. */
export const changePreferences = defineCommand({
  id: 'members.changePreferences',
  input: { locale: members.fields.locale, preferences: json() },
  permission: 'everyone',
  undoable: false,
  hidden: true,
  async run(tx, { locale, preferences }) {
    if (!tx.member) throw new Refusal('command.notPermitted', { status: 403 });
    const records = tx.asOffice.records(members);
    const { preferences: before } = await records.get(tx.member.id);
    const merged = preferences === undefined ? undefined : mergedPreferences(before, preferences);
    const after = await records.change(tx.member.id, { ...(locale !== undefined && { locale }), ...(merged !== undefined && { preferences: merged }) });
    return { locale: after.locale, preferences: after.preferences };
  },
});

function mergedPreferences(before: unknown, given: unknown): Record<string, unknown> {
  if (given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) throw new Refusal('record.invalid', { fields: { preferences: 'field.notObject' } });
  refuseWrong(given as Record<string, unknown>);
  const kept = Object.entries({ ...(before as object | null), ...given }).filter(([name, value]) => value !== null && problemOf(name, value) === null);
  return Object.fromEntries(kept);
}

function refuseWrong(given: Record<string, unknown>): void {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(problems, name));
  if (unknown.length) throw new Refusal('unknown_field', { status: 400, values: { fields: unknown.join(', ') }, fields: { preferences: 'field.unknown' } });
  const code = Object.entries(given).map(([name, value]) => (value === null ? null : problemOf(name, value))).find((problem) => problem !== null);
  if (code) throw new Refusal('record.invalid', { fields: { preferences: code } satisfies FieldProblems });
}

const problemOf = (name: string, value: unknown): string | null => (Object.hasOwn(problems, name) ? problems[name]!(value) : 'field.unknown');

/** What is wrong with the value of each preference. */
const problems: Record<string, (value: unknown) => string | null> = {
  theme: (value) => (themes.includes(value as never) ? null : 'field.notChoice'),
  density: (value) => (densities.includes(value as never) ? null : 'field.notChoice'),
  walkthrough: (value) => (Array.isArray(value) && value.length <= 100 && value.every(isStep) ? null : 'field.notList'),
  pinnedReports: (value) => (Array.isArray(value) && value.length <= 24 && value.every(isStep) ? null : 'field.notList'),
  defaultViews: (value) => (isIdsByName(value) ? null : 'field.notObject'),
  tables: (value) => (isTables(value) ? null : 'field.notObject'),
};

const isIdsByName = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.entries(value).length <= 200 && Object.entries(value).every(([name, id]) => isStep(name) && isId(id as string));
const isStep = (value: unknown): boolean => typeof value === 'string' && /^[\w.-]{1,60}$/.test(value);
