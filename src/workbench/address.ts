import { Refusal, type View } from '@gable/api';
import type { Component } from 'svelte';
import Problem from './parts/Problem.svelte';
import { problemOf } from './parts/problemOf.ts';
import type { GableWorkbench } from './workbench.svelte.ts';

/** What an address shows: a component, its first data, and how its tab is named. */
export interface Page {
  component: Component<any>;
  props: Record<string, unknown>;
  title: string;
  icon: string;
  /** A single record, which the next one replaces in its tab. */
  isRecord: boolean;
  /** Says why there is nothing to show; it gets no tab. */
  isProblem?: true;
}

/** Finds what stands at an address, with the code that draws it and the data of its first paint. */
export async function resolve(workbench: GableWorkbench, url: URL, fetch: typeof globalThis.fetch): Promise<Page> {
  const [first = '', second = '', ...deeper] = decodeURIComponent(url.pathname).slice(1).split('/');
  const rest = workbench.restOver(fetch);
  const description = workbench.describe(first);
  const views = workbench.contributions.viewAt([first, second, ...deeper].filter(Boolean).join('/'));
  // A kind with a page of its own can be asked for as a table too.
  const drawn = description && !second && url.searchParams.get('view') === 'table' ? undefined : views.find(({ drawnBy }) => drawnBy === 'component');

  if (drawn) return component(workbench, drawn, { url, rest });
  else if (ownPages[first] && !deeper.length) return (await ownPages[first]()).open({ workbench, url, rest, part: second });
  else if (description && !second) return (await import('./records/openList.ts')).openList({ workbench, url, rest, description });
  else if (description && second === 'new' && description.may.create) return (await import('./records/openNew.ts')).openNew({ workbench, url, rest, description });
  else if (description?.form && second === 'duplicates') return (await import('./duplicates/openDuplicates.ts')).openDuplicates({ workbench, url, rest, description });
  else if (description && second === 'import' && description.may.import) return (await import('./imports/openImport.ts')).openImport({ workbench, url, rest, description });
  else if (description?.form && deeper.join('/') === 'holdings') return (await import('./holdings/openHoldings.ts')).openHoldings({ workbench, rest, description, id: second });
  else if (description && !deeper.length) return (await import('./records/openRecord.ts')).openRecord({ workbench, rest, description, id: second });
  else throw new Refusal('notFound', { status: 404 });
}

export function problemPage({ t }: GableWorkbench, { status, code, message }: Refusal): Page {
  return { component: Problem, props: { status, code, text: message }, title: t(`problem.${problemOf(status, code)}`), icon: 'circle-alert', isRecord: false, isProblem: true };
}

async function settingsPage({ t }: GableWorkbench, { view, Own, data }: { view: View; Own: Component<any>; data: unknown }): Promise<Page> {
  const { default: component } = await import('./settings/ContributedSettings.svelte');
  const id = view.address.split('/')[1]!;
  return { component, props: { id, Own, data }, title: t(`settings.${id}`), icon: 'settings', isRecord: false };
}

const ownPages: Record<string, () => Promise<{ open: (context: OwnPageContext) => Promise<Page> }>> = {
  '': () => import('./parts/openWelcome.ts'),
  archive: () => import('./archive/openArchive.ts'),
  members: () => import('./members/openMembers.ts'),
  search: () => import('./search/openSearch.ts'),
  reports: () => import('./reports/openReports.ts'),
  settings: () => import('./settings/openSettings.ts'),
};

export interface OwnPageContext {
  workbench: GableWorkbench;
  url: URL;
  rest: ReturnType<GableWorkbench['restOver']>;
  part: string;
}

async function component(workbench: GableWorkbench, view: View & { extension: string }, { url, rest }: Pick<OwnPageContext, 'url' | 'rest'>): Promise<Page> {
  await workbench.halves.activate(view.extension);
  const registered = workbench.views.get(view.id);
  if (!registered) throw new Refusal('viewMissing', { status: 404, values: { view: view.id } });
  if (view.command && !workbench.may(view.command)) throw Object.assign(new Refusal('settings.forbidden', { status: 403 }), { message: workbench.t('settings.forbidden') });
  const data = await registered.load?.({ url, rest, workbench });
  if (view.address.startsWith('settings/')) return settingsPage(workbench, { view, Own: registered.component, data });
  return {
    component: registered.component,
    props: { data, url },
    title: workbench.t(view.id),
    icon: view.icon ?? workbench.iconOf(url.pathname),
    isRecord: false,
  };
}
