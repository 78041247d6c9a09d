import type { RecordDescription } from '@gable/api';
import type { ListQuery } from '@gable/api/ui';
import { addressOfView, addressShowing, shownAt } from '../records/shownList.ts';
import { layoutIcons } from '../records/layouts.ts';
import { viewsOf } from '../views/savedViews.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import { placesOf } from './places.ts';
import { settingsLinks } from '../settings/links.ts';

export interface SideBarLink { address: string; title: string; icon?: string; isCurrent?: boolean }
export interface SideBarSection { id: string; title?: string; links: SideBarLink[] }

const recentShown = 8;

/** What the side bar offers beside the page that is shown. */
export function sectionsFor(workbench: GableWorkbench, url: URL): { title: string; sections: SideBarSection[] } {
  const { t } = workbench;
  const first = url.pathname.split('/')[1] ?? '';
  const description = workbench.describe(first);
  if (first === 'settings') return { title: t('page.settings'), sections: settingsLinks(workbench, url) };
  else if (description?.form) return { title: t(`${first}.many`), sections: [...filters(workbench, description, url).toSpliced(1, 0, views(workbench, description, url)), recent(workbench, first)] };
  else return { title: placesOf(workbench, url).find(({ isCurrent }) => isCurrent)?.title ?? t('page.home'), sections: [shortcuts(workbench), recent(workbench)] };
}

function filters(workbench: GableWorkbench, description: RecordDescription, url: URL): SideBarSection[] {
  const { t, me, members } = workbench;
  const { kind, filters = [] } = description;
  const { query, look, view } = shownAt(workbench, description, url);
  const isList = url.pathname === `/${kind}`;
  const link = (title: string, icon: string, { filter, archived }: ListQuery = {}): SideBarLink => ({
    title,
    icon,
    address: addressShowing(workbench, kind, { view: null, query: { filter, archived }, look: { layout: look.layout } }),
    isCurrent: isList && !view && query.filter === filter && query.archived === archived && !query.q,
  });
  const colleagues = members.filter((member) => !member.suspended && member.id !== me.id).slice(0, 8);
  const sees = me.abilities.includes('members') || me.abilities.includes('team');

  return [
    {
      id: 'filters',
      links: [
        link(t('filter.all'), 'layers'),
        link(t('filter.mine'), 'user-round', { filter: 'holder:me' }),
        ...filters.filter(({ filter }) => filter !== 'holder:me').map(({ id, filter }) => link(t(`${kind}.filter.${id}`), 'list-filter', { filter })),
        ...(description.may.archive ? [link(t('filter.archived'), 'archive', { archived: 'only' })] : []),
        ...(description.hasSameRule && description.may.change ? [{ address: `/${kind}/duplicates`, title: t('duplicates.title'), icon: 'merge', isCurrent: url.pathname === `/${kind}/duplicates` }] : []),
      ],
    },
    {
      id: 'holders',
      title: t('byColleague'),
      links: sees ? colleagues.map((member) => link(member.title, 'circle-user-round', { filter: `holder:${member.id}` })) : [],
    },
  ];
}

function views(workbench: GableWorkbench, description: RecordDescription, url: URL): SideBarSection {
  const shown = url.pathname === `/${description.kind}` ? shownAt(workbench, description, url).view?.id : undefined;
  return {
    id: 'views', title: workbench.t('views.many'),
    links: viewsOf(workbench, description.kind).map((view) => ({ address: addressOfView(view), title: view.title, icon: layoutIcons[view.layout], isCurrent: view.id === shown })),
  };
}

function recent({ t, recent, describe, addressOf }: GableWorkbench, kind?: string): SideBarSection {
  const records = recent.records.filter((record) => !kind || record.kind === kind).slice(0, recentShown);
  return {
    id: 'recent',
    title: t('recent'),
    links: records.map((record) => ({ address: addressOf(record.kind, record.id), title: record.title, icon: describe(record.kind)?.icon ?? 'file-text' })),
  };
}

function shortcuts({ records, t, nameOf }: GableWorkbench): SideBarSection {
  const links = records
    .filter(({ form }) => form?.length)
    .map(({ kind, icon }) => ({ address: `/${kind}?filter=holder%3Ame`, title: t('mineOf', { kind: nameOf(kind, 'many'), title: t(`${kind}.many`) }), icon: icon ?? 'file-text' }));
  return { id: 'shortcuts', links };
}
