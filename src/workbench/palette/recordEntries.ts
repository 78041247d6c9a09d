import type { RecordData, RecordDescription } from '@gable/api';
import { secondLine } from '@gable/api/ui';
import type { RecentRecord } from '../recent.svelte.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { matching, type Entry } from './match.ts';
import { viewEntries } from './viewEntries.ts';

const perKind = 6;

/** Records that the words find, kind by kind; those seen last where there are no words yet. */
export async function recordEntries(workbench: GableWorkbench, q: string): Promise<Entry[]> {
  if (!q) return [...recentEntries(workbench), ...viewEntries(workbench).slice(0, 6)];
  const kinds = workbench.records.filter(({ form }) => form?.length);
  const found = await Promise.all(
    kinds.map(async (description) => {
      const answer = await workbench.rest.get<{ data: RecordData[] }>(description.kind, { q, limit: perKind }).catch(() => ({ data: [] }));
      return answer.data.map((record) => ({
        ...entryOf(workbench, { kind: description.kind, id: record.id, title: record.title }), about: aboutOf(workbench, { description, record }),
      }));
    }),
  );
  return [...matching(viewEntries(workbench), q).slice(0, perKind).map((entry) => ({ ...entry, group: workbench.t('views.many') })), ...found.flat()];
}

/** What tells namesakes apart: a few of its facts, and whose it is. */
function aboutOf(workbench: GableWorkbench, { description, record }: { description: RecordDescription; record: RecordData }): string {
  const unnamed = description.fields.filter(({ target }) => target).map(({ name }) => name);
  const facts = secondLine(workbench, { description, record, beside: unnamed });
  const holder = workbench.member(typeof record.holder === 'object' ? record.holder?.id : record.holder);
  return [facts, holder && holder.id !== workbench.me.id ? `\u2068${holder.title}\u2069` : ''].filter(Boolean).join(' · ');
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
