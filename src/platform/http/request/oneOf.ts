import { Refusal } from '@gable/api';

/** What the query chose; undefined where it says nothing. @throws Refusal `request.wrongChoice` (400) */
export function oneOf<Choice extends string>(name: string, text: string | undefined, choices: readonly Choice[]): Choice | undefined {
  if (text === undefined || text === '') return undefined;
  const found = choices.find((one) => one === text);
  if (!found) throw new Refusal('request.wrongChoice', { status: 400, values: { name, choices: choices.join(', ') } });
  return found;
}
