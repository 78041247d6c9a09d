import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Locale } from '@gable/api';

const root = join(import.meta.dirname, '../..');

/** What on a page is said in English, though there are words for it in the page's language. */
export async function englishOn(page: Page, locale: Locale): Promise<string[]> {
  const english = messagesNotIn(locale);
  return (await said(page)).filter((text) => english.test(text));
}

export function messagesIn(locale: Locale): Record<string, string> {
  const files = globSync(`{src,extensions}/**/messages/${locale}.json`, { cwd: root });
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(join(root, file), 'utf8')) as object)) as Record<string, string>;
}

function messagesNotIn(locale: Locale): RegExp {
  const translated = messagesIn(locale);
  const names = JSON.parse(readFileSync(join(root, 'tests/architecture/sameInAllLanguages.json'), 'utf8')) as string[];
  const texts = Object.entries(messagesIn('en')).filter(([key, text]) => translated[key] !== text).flatMap(([, text]) => variantsOf(text)).filter((text) => !names.includes(text));
  return new RegExp(`^(${[...new Set(texts)].map(patternOf).join('|')})$`);
}

/** A message may have several forms, each in double braces. */
const variantsOf = (text: string): string[] => (text.startsWith('.') ? [...text.matchAll(/\{\{(.*?)\}\}(?!\})/gs)].map(([, variant]) => variant!) : [text]).filter(hasWords);
const hasWords = (text: string): boolean => /\p{L}{3}/u.test(text.replace(/\{[^}]*\}/g, ''));
const patternOf = (text: string): string => text.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+');

/** Every text that is seen, and every name that is read out. */
function said(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const add = (text: string | null | undefined) => texts.add((text ?? '').replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim());
    const elements = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => !element.closest('script, style') && (element.closest('select') ?? element).checkVisibility());
    for (const element of elements) {
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.textContent);
      for (const name of ['aria-label', 'aria-roledescription', 'placeholder', 'title', 'alt', 'data-tip']) add(element.getAttribute(name));
    }
    return [...texts].filter(Boolean);
  });
}
