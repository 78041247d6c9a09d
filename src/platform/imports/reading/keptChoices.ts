import type { ChoiceDescription } from '@gable/api';
import type { Agency } from '../../caller.ts';
import type { Rules } from '../../records/rules.ts';

/** The choices of a field whose list the agency keeps, such as the stages of its deals; undefined for any other. */
export type KeptChoices = (field: string) => readonly ChoiceDescription[] | undefined;

export const keptChoices = (rules: Pick<Rules, 'choices'>, { settings }: Pick<Agency, 'settings'>, kind: string): KeptChoices =>
  (field) => rules.choices.of(`${kind}.${field}`)[0]?.((setting) => (settings as unknown as Record<string, unknown>)[setting]);
