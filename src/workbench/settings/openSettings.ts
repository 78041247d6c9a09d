import { Refusal } from '@gable/api';
import type { Rest } from '@gable/api/ui';
import type { OwnPageContext, Page } from '../address.ts';
import { arrangedKinds } from './fields/arrangedKinds.ts';
import { settingsLinks } from './links.ts';

type SettingsPage = Pick<Page, 'component'> & { props?: Page['props'] };

const pages: Record<string, (rest: Rest, context: OwnPageContext) => Promise<SettingsPage>> = {
  account: async (rest) => {
    const [{ default: component }, { data: tokens }, { data: sessions }] = await Promise.all([
      import('./account/Account.svelte'), rest.get<{ data: unknown[] }>('me/tokens'), rest.get<{ data: unknown[] }>('me/sessions'),
    ]);
    return { component, props: { tokens, sessions } };
  },
  appearance: async () => ({ component: (await import('./Appearance.svelte')).default }),
  agency: async () => ({ component: (await import('./Agency.svelte')).default }),
  roles: async (rest) => {
    const [{ default: component }, { data: roles }] = await Promise.all([import('./roles/Roles.svelte'), rest.get<{ data: unknown[] }>('roles')]);
    return { component, props: { roles } };
  },
  exports: async (rest) => {
    const [{ default: component }, first] = await Promise.all([import('../exports/NotedExports.svelte'), rest.get<unknown>('exports')]);
    return { component, props: { first } };
  },
  archive: async (rest) => {
    const [{ default: component }, first] = await Promise.all([import('./Archive.svelte'), rest.get<unknown>('deletions', { limit: 1 })]);
    return { component, props: { first } };
  },
  erasures: async (rest) => {
    const [{ default: component }, first] = await Promise.all([import('./Erasures.svelte'), rest.get<unknown>('erasures')]);
    return { component, props: { first } };
  },
  fields: async (rest, { workbench, url }) => {
    const kinds = arrangedKinds(workbench);
    const kind = kinds.find((one) => one === url.searchParams.get('kind')) ?? kinds[0]!;
    const [{ default: component }, { data: first }] = await Promise.all([import('./fields/Fields.svelte'), rest.get<{ data: unknown }>(`fields/${kind}`)]);
    return { component, props: { kind, first } };
  },
  extensions: async (rest) => {
    const [{ default: component }, { data: installed, purging }] = await Promise.all([import('./Extensions.svelte'), rest.get<{ data: unknown[]; purging: string[] }>('extensions')]);
    return { component, props: { installed, purging } };
  },
  webhooks: async (rest) => {
    const [{ default: component }, { data: webhooks }] = await Promise.all([import('./webhooks/Webhooks.svelte'), rest.get<{ data: unknown[] }>('webhooks')]);
    return { component, props: { webhooks } };
  },
  mail: async (rest) => {
    const [{ default: component }, { data: way }, first] = await Promise.all([import('./mail/Mail.svelte'), rest.get<{ data: unknown }>('mail/server'), rest.get<unknown>('mail')]);
    return { component, props: { way, first } };
  },
  pipeline: async () => ({ component: (await import('./Pipeline.svelte')).default }),
};

export async function open(context: OwnPageContext): Promise<Page> {
  const { workbench, rest, url, part } = context;
  const name = part || 'account';
  const allowed = settingsLinks(workbench, url).flatMap(({ links }) => links).some(({ address }) => address === `/settings/${name}`);
  if (!pages[name]) throw new Refusal('notFound', { status: 404 });
  else if (!allowed) throw Object.assign(new Refusal('settings.forbidden', { status: 403 }), { message: workbench.t('settings.forbidden') });
  const { component, props = {} } = await pages[name](rest, context);
  return { component, props, title: workbench.t(`settings.${name}`), icon: 'settings', isRecord: false };
}
