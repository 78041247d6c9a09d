import type { GableWorkbench } from '../workbench.svelte.ts';

export interface Place {
  address: string;
  title: string;
  icon: string;
  isCurrent: boolean;
  /** The workbench's own, at the end of the bar. */
  isOwn: boolean;
}

/** Whoever is from outside is told of nobody but themselves. */
export const showsMembers = ({ members, may }: Pick<GableWorkbench, 'members' | 'may'>): boolean => members.length > 1 || may('members.invite');

/** Entries of the activity bar: what extensions bring, then reports, members and settings. */
export function placesOf({ contributions, t, has, records, describe, members, may }: GableWorkbench, url: URL): Place[] {
  const first = `/${url.pathname.split('/')[1] ?? ''}`;
  const brought = contributions.containers.map(({ id, opens, icon }) => {
    const path = opens.split('?')[0]!;
    const title = has(id) ? t(id) : has(`${path.slice(1)}.many`) ? t(`${path.slice(1)}.many`) : t(`${id}.title`);
    return { address: opens, title, icon, isCurrent: path === first, isOwn: false };
  });
  const own = [
    ...(records.some(({ form }) => form?.length) && describe('reports') ? [{ address: '/reports', title: t('reports.many'), icon: 'chart-column', isCurrent: first === '/reports', isOwn: true }] : []),
    ...(showsMembers({ members, may }) ? [{ address: '/members', title: t('page.members'), icon: 'users-round', isCurrent: first === '/members', isOwn: true }] : []),
    { address: '/settings', title: t('page.settings'), icon: 'settings', isCurrent: first === '/settings', isOwn: true },
  ];
  return [...brought, ...own];
}
