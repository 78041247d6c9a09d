import type { Transaction } from '@gable/api/server';
import type { LeadSettings } from '../leadSettings.ts';
import { usualHours } from '../workingTime.ts';

const usualMinutes = 60;

export function settingsOf({ setting, agency }: { setting: Transaction['setting']; agency: { country: string } }): LeadSettings {
  return { hours: usualHours(agency.country), answerMinutes: usualMinutes, takers: {}, ...setting<Partial<LeadSettings>>('leads') };
}
