import { defineCommand, json, Refusal } from '@gable/api/server';
import type { LeadSettings } from '../leadSettings.ts';
import type { Taking } from '../routing.ts';

/** A manager says who takes which leads, when the office is open, and how soon somebody answers. */
export const changeRouting = defineCommand({
  id: 'leads.changeRouting',
  input: { settings: json({ required: true }) },
  permission: ['agency', 'team'],
  hidden: true,
  undoable: false,
  async run(tx, { settings }) {
    const checked = settingsFrom(settings);
    await tx.changeSetting('leads', checked);
    return checked;
  },
});

function settingsFrom(given: unknown): LeadSettings {
  const { hours, answerMinutes, takers } = (given ?? {}) as { [Name in keyof LeadSettings]?: any };
  const days = listOf(hours?.days, (day) => Number.isInteger(day) && day >= 1 && day <= 7);
  const [from, to] = [hours?.from, hours?.to];
  if (!days || !isTime(from) || !isTime(to) || from >= to) throw wrong('hours');
  if (!Number.isInteger(answerMinutes) || answerMinutes < 1 || answerMinutes > 10_000) throw wrong('answerMinutes');
  const entries = Object.entries((takers ?? {}) as Record<string, Partial<Taking> | null>);
  if (entries.length > 1_000) throw wrong('takers');
  return { hours: { days: days as number[], from, to }, answerMinutes, takers: Object.fromEntries(entries.map(([id, taking]) => [id, takingFrom(taking)])) };
}

function takingFrom(given: Partial<Taking> | null): Taking {
  const { takes, languages = [], interests = [], most = null } = given ?? {};
  const isWord = (word: unknown): boolean => typeof word === 'string' && /^[A-Za-z]{2,20}$/.test(word);
  const isNumber = most === null || (Number.isInteger(most) && most >= 0 && most <= 10_000);
  if (typeof takes !== 'boolean' || !listOf(languages, isWord) || !listOf(interests, isWord) || !isNumber) throw wrong('takers');
  return { takes, languages: [...new Set(languages)], interests: [...new Set(interests)], most };
}

const isTime = (text: unknown): text is string => typeof text === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function listOf(given: unknown, fits: (one: any) => boolean): unknown[] | undefined {
  return Array.isArray(given) && given.length <= 30 && given.every(fits) ? [...new Set(given)] : undefined;
}

const wrong = (field: string): Refusal => new Refusal('record.invalid', { fields: { [field]: 'field.notChoice' } });
