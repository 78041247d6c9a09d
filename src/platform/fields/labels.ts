import type { Locale } from '@gable/api';
import { locales, type Messages } from '../messages.ts';
import { layoutsOf, type KeptLayouts } from './layout.ts';
import type { Agency } from '../caller.ts';

const kept = new WeakMap<Messages, { of: string; messages: Messages }>();

/** The messages with what the agency calls fields and groups itself. */
export function withLabels(messages: Messages, agency: Pick<Agency, 'settings'>): Messages {
  const layouts = layoutsOf(agency);
  const of = JSON.stringify(Object.entries(layouts).map(([kind, { labels }]) => [kind, labels]).filter(([, labels]) => Object.keys(labels!).length));
  if (of === '[]') return messages;
  let known = kept.get(messages);
  if (known?.of !== of) kept.set(messages, known = { of, messages: messages.but((locale) => textsOf(layouts, locale, messages.all(locale))) });
  return known.messages;
}

function textsOf(layouts: KeptLayouts, locale: Locale, usual: Record<string, string>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [kind, { labels }] of Object.entries(layouts)) {
    for (const [name, said] of Object.entries(labels)) {
      const key = `${kind}.${name}`;
      // What nobody else names is called the same everywhere until somebody says it in that language too.
      const label = said[locale] ?? (usual[key] === undefined ? locales.map((one) => said[one]).find(Boolean) : undefined);
      if (label !== undefined) texts[key] = quoted(label);
    }
  }
  return texts;
}

/** As a message that says just this. */
export const quoted = (text: string): string => text.replace(/[\\{}|]/g, '\\$&');
