import type { FoundKind, MetWords, RecordData, RecordDescription } from '@gable/api';
import { secondLine, type Rest } from '@gable/api/ui';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** One record that was found, as the palette and the page of a search show it. */
export interface Hit {
  id: string;
  kind: string;
  address: string;
  icon: string;
  title: MetWords;
  /** Where else the words stand: what the field is called, and the place in it. */
  met: (MetWords & { label: string })[];
  /** What tells namesakes apart: a few of its facts, and whose it is. */
  about: string;
}

export interface HitsOfKind { kind: string; hits: Hit[]; more: boolean; newestOnly: boolean }

/** Asks for all kinds at once, and leaves out what has no page to open. */
export async function findAll(workbench: GableWorkbench, { q, limit, rest = workbench.rest }: { q: string; limit: number; rest?: Rest }): Promise<HitsOfKind[]> {
  const { data } = await rest.get<{ data: FoundKind[] }>('search', { q, limit });
  const order = workbench.records.map(({ kind }) => kind);
  return data
    .map(({ kind, hits, more, newestOnly }) => ({ kind, more, newestOnly, hits: hits.flatMap((hit) => hitOf(workbench, kind, hit) ?? []) }))
    .filter(({ hits }) => hits.length > 0)
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

function hitOf(workbench: GableWorkbench, kind: string, hit: FoundKind['hits'][number]): Hit | null {
  const description = workbench.describe(kind);
  const address = description && addressOf(workbench, description, hit);
  if (!description || !address) return null;
  const inTitle = hit.met.find(({ field }) => field === 'title');
  return {
    id: hit.id, kind, address,
    icon: description.icon ?? 'file-text',
    title: inTitle ?? { field: 'title', text: hit.title || workbench.t('untitled'), marks: [] },
    met: hit.met.filter(({ field }) => field !== 'title').map((met) => ({ ...met, label: workbench.t(`${kind}.${met.field}`) })),
    about: aboutOf(workbench, description, hit),
  };
}

/** What is written about a record opens with it. */
function addressOf(workbench: GableWorkbench, { kind, form }: RecordDescription, { id, about }: RecordData): string | null {
  if (kind === 'members' || kind === 'teams') return '/members';
  else if (form?.length) return workbench.addressOf(kind, id);
  const [other, whose] = typeof about === 'string' ? about.split('/') : [];
  if (other && whose && workbench.describe(other)) return workbench.addressOf(other, whose);
  else return kind === 'tasks' ? '/tasks' : null;
}

function aboutOf(workbench: GableWorkbench, description: RecordDescription, record: RecordData): string {
  const unnamed = description.fields.filter(({ target }) => target).map(({ name }) => name);
  const facts = secondLine(workbench, { description, record, beside: unnamed });
  const holder = workbench.member(typeof record.holder === 'object' ? record.holder?.id : record.holder);
  return [facts, holder && holder.id !== workbench.me.id ? `\u2068${holder.title}\u2069` : ''].filter(Boolean).join(' · ');
}
