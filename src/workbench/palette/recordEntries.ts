import { findAll, type Hit } from '../search/hits.ts';
import type { RecentRecord } from '../recent.svelte.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { matching, type Entry } from './match.ts';
import { viewEntries } from './viewEntries.ts';

const perKind = 6;

/** Saved views and records that the words find, kind by kind, and the page of all that they find; those seen last where there are no words yet. */
export async function recordEntries(workbench: GableWorkbench, q: string): Promise<Entry[]> {
  if (!q) return [...recentEntries(workbench), ...viewEntries(workbench).slice(0, 6)];
  const found = await findAll(workbench, { q, limit: perKind }).catch(() => []);
  const entries = found.flatMap(({ hits }) => hits.map((hit) => foundEntry(workbench, hit)));
  const views = matching(viewEntries(workbench), q).slice(0, perKind).map((entry) => ({ ...entry, group: workbench.t('views.many') }));
  return [...views, ...entries, ...(entries.length ? [allEntry(workbench, q)] : [])];
}

function foundEntry({ t, open }: GableWorkbench, { kind, id, address, icon, title, met: [met], about }: Hit): Entry {
  return {
    id: `${kind}/${id}`, title: title.text, marks: title.marks, icon, group: t(`${kind}.many`),
    about: [met && !about.includes(met.text) && `\u2068${met.label}: ${met.text}\u2069`, about].filter(Boolean).join(' · '),
    run: (options) => open(address, options),
  };
}

function allEntry({ t, open }: GableWorkbench, q: string): Entry {
  return { id: 'search', title: t('search.everything', { words: q }), icon: 'search', group: t('search'), run: (options) => open(`/search?q=${encodeURIComponent(q)}`, options) };
}

function recentEntries(workbench: GableWorkbench): Entry[] {
  return workbench.recent.records
    .slice(0, 12)
    .map(({ kind, id, title }) => ({ ...entryOf(workbench, { kind, id, title }), group: workbench.t('recent'), about: workbench.t(`${kind}.one`) }));
}

function entryOf({ t, describe, open, addressOf }: GableWorkbench, { kind, id, title }: RecentRecord): Entry {
  return {
    id: `${kind}/${id}`,
    title: title || t('untitled'),
    icon: describe(kind)?.icon ?? 'file-text',
    group: t(`${kind}.many`),
    run: (options) => open(addressOf(kind, id), options),
  };
}
