import type { Locale } from '@gable/api';
import { locales } from '../messages.ts';
import type { ExtensionSource } from './installed.ts';

/** Languages in which an extension leaves something unsaid, so that it is shown in English. */
export const inEnglish = ({ messages }: Pick<ExtensionSource, 'messages'>): Locale[] =>
  locales.filter((locale) => Object.keys(messages.en ?? {}).some((key) => messages[locale]?.[key] === undefined));
