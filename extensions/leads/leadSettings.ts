import type { Taking } from './routing.ts';
import type { WorkingHours } from './workingTime.ts';

/** How an agency takes its leads: the setting `leads`. */
export interface LeadSettings {
  hours: WorkingHours;
  /** Working minutes within which somebody answers. */
  answerMinutes: number;
  /** By the member's id. */
  takers: Readonly<Record<string, Taking>>;
}
