import type { Dice } from '../dice.ts';
import type { Script } from '../names/naming.ts';

export type Language = 'en' | 'el' | 'he' | 'fa';
export type Sayings = Record<Language, readonly string[]>;

/** People write to each other in the language that is their own, where both have the same one. */
export function languageBetween(one: Script, other: Script): Language {
  if (one !== other) return 'en';
  else return ({ latin: 'en', greek: 'el', hebrew: 'he', persian: 'fa' } as const)[one];
}

/** One of them, with what belongs into its braces: `Sent the offer for {home}.` */
export function say(sayings: Sayings, { language, dice, about = {} }: { language: Language; dice: Dice; about?: Record<string, string> }): string {
  return dice.one(sayings[language]).replace(/\{(\w+)\}/g, (_all, name: string) => about[name] ?? '');
}
