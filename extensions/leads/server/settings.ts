import type { Transaction } from '@gable/api/server';
import type { Taking } from '../routing.ts';
import { usualHours, type WorkingHours } from '../workingTime.ts';

/** How an agency takes its leads: the setting `leads`. */
export interface LeadSettings {
  hours: WorkingHours;
  /** Working minutes within which somebody answers. */
  answerMinutes: number;
  /** By the member's id. */
  takers: Readonly<Record<string, Taking>>;
}

const usualMinutes = 60;

export function settingsOf({ setting, agency }: { setting: Transaction['setting']; agency: { country: string } }): LeadSettings {
  return { hours: usualHours(agency.country), answerMinutes: usualMinutes, takers: {}, ...setting<Partial<LeadSettings>>('leads') };
}
