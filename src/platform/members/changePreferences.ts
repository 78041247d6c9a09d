import { Refusal } from '@gable/api';
import { defineCommand, json, members } from '@gable/api/server';

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
  return Object.fromEntries(Object.entries({ ...(before as object | null), ...given }).filter(([, value]) => value !== null));
}
