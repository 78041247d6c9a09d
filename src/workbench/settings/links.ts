import type { SideBarSection } from '../parts/sideBarSections.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** Pages of the settings that this member may open. */
export function settingsLinks({ t, may, contributions }: Pick<GableWorkbench, 't' | 'may' | 'contributions'>, url: URL): SideBarSection[] {
  const part = url.pathname.split('/')[2] || 'account';
  const link = (id: string, icon: string) => ({ address: `/settings/${id}`, title: t(`settings.${id}`), icon, isCurrent: part === id });
  return [
    { id: 'yours', title: t('settings.yours'), links: [link('account', 'circle-user-round'), link('appearance', 'palette')] },
    {
      id: 'agency',
      title: t('settings.agencys'),
      links: [
        ...(may('agency.change') ? [link('agency', 'building')] : []),
        ...(may('roles.create') ? [link('roles', 'shield-check')] : []),
        ...(may('agency.change') ? [link('exports', 'download')] : []),
        ...(may('agency.changeDeletion') ? [link('archive', 'archive')] : []),
        ...(may('records.erase') ? [link('erasures', 'shield-check')] : []),
        ...(may('fields.add') ? [link('fields', 'columns-3')] : []),
        ...(may('webhooks.add') ? [link('webhooks', 'share-2')] : []),
        ...(may('mail.changeServer') ? [link('mail', 'mail')] : []),
        ...(may('extensions.install') ? [link('extensions', 'blocks')] : []),
        ...(may('deals.changePipeline') ? [link('pipeline', 'kanban')] : []),
        ...contributions.settings.filter(({ command }) => !command || may(command)).map(({ address, icon }) => link(address.split('/')[1]!, icon ?? 'settings')),
      ],
    },
  ];
}
