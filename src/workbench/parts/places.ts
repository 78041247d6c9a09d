import type { GableWorkbench } from '../workbench.svelte.ts';

export interface Place {
  address: string;
  title: string;
  icon: string;
  isCurrent: boolean;
  /** The workbench's own, at the end of the bar. */
  isOwn: boolean;
}

/** Entries of the activity bar: what extensions bring, then reports, members and settings. */
export function placesOf({ contributions, t, has }: GableWorkbench, url: URL): Place[] {
  const first = `/${url.pathname.split('/')[1] ?? ''}`;
  const brought = contributions.containers.map(({ id, opens, icon }) => {
    const path = opens.split('?')[0]!;
    const title = has(id) ? t(id) : has(`${path.slice(1)}.many`) ? t(`${path.slice(1)}.many`) : t(`${id}.title`);
    return { address: opens, title, icon, isCurrent: path === first, isOwn: false };
  });
  const own = [
    { address: '/reports', title: t('reports.many'), icon: 'chart-column', isCurrent: first === '/reports', isOwn: true },
    { address: '/members', title: t('page.members'), icon: 'users-round', isCurrent: first === '/members', isOwn: true },
    { address: '/settings', title: t('page.settings'), icon: 'settings', isCurrent: first === '/settings', isOwn: true },
  ];
  return [...brought, ...own];
}
