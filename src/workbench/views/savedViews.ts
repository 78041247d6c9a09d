import type { RecordDescription, SavedView } from '@gable/api';
import { addressOfView, addressShowing, beginning, valuesOf, type ShownList } from '../records/shownList.ts';
import { forgetLayout, layoutOf } from '../records/tableLayout.ts';
import { changePreferences } from '../settings/preferences.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** What a member says of a view beside how it looks. */
export interface Naming { title: string; visibility: SavedView['visibility']; isBeginning: boolean }

/** The views of a kind as they are offered: one's own first, then the team's, then everybody's. */
export function viewsOf({ savedViews }: Pick<GableWorkbench, 'savedViews'>, kind: string): SavedView[] {
  const order = ['own', 'team', 'agency'];
  return savedViews.filter(({ records }) => records === kind).sort((a, b) => order.indexOf(a.visibility) - order.indexOf(b.visibility));
}

/** Whether this member looks after a team, and shares with the agency. */
const isLeading = ({ may }: Pick<GableWorkbench, 'may'>): boolean => may('members.suspend');

/** Whether this member may change a view; the server asks the same, and knows better who looks after everybody. */
export function mayChange(workbench: Pick<GableWorkbench, 'me' | 'may'>, { holder, visibility, team }: SavedView): boolean {
  const { me } = workbench;
  if (visibility === 'agency') return isLeading(workbench);
  else return holder === me.id || (visibility === 'team' && isLeading(workbench) && (me.role === 'principal' || team === me.team));
}

/** With whom this member may share a view. */
export const mayShareWith = (workbench: Pick<GableWorkbench, 'me' | 'may'>): SavedView['visibility'][] =>
  ['own', ...(workbench.me.team ? ['team' as const] : []), ...(isLeading(workbench) ? ['agency' as const] : [])];

/** Saves how the list looks now in the view that is shown. */
export async function save(workbench: GableWorkbench, { kind }: RecordDescription, { view, query, look }: ShownList): Promise<void> {
  const columns = layoutOf(workbench, kind, view);
  await workbench.run('views.change', { id: view!.id, ...valuesOf(query, look), columns: Object.keys(columns).length ? columns : null }, { done: workbench.t('views.saved', { name: view!.title }) });
  await workbench.readViews();
  await forgetLayout(workbench, view!.id);
  await workbench.open(addressOfView(view!), { replace: true });
}

/** Shows a view again as it was saved. */
export async function reset(workbench: GableWorkbench, view: SavedView): Promise<void> {
  await forgetLayout(workbench, view.id);
  await workbench.open(addressOfView(view), { replace: true });
}

/** Asks for a name, and saves how the list looks now as another view. */
export async function saveAs(workbench: GableWorkbench, { kind }: RecordDescription, shown: ShownList): Promise<void> {
  const naming = await askFor(workbench, { title: workbench.t('views.create'), kind });
  if (!naming) return;
  const columns = layoutOf(workbench, kind, shown.view);
  const values = { ...valuesOf(shown.query, shown.look), records: kind, title: naming.title, visibility: naming.visibility, columns: Object.keys(columns).length ? columns : null };
  const { data } = await workbench.run<SavedView>('views.create', values, { done: workbench.t('views.saved', { name: naming.title }) });
  if (shown.view) await forgetLayout(workbench, shown.view.id);
  await workbench.readViews();
  if (naming.isBeginning) await beginWith(workbench, kind, data.id);
  await workbench.open(addressOfView(data), { replace: true });
}

export async function rename(workbench: GableWorkbench, view: SavedView): Promise<void> {
  const naming = await askFor(workbench, { title: workbench.t('views.settings'), kind: view.records, view });
  if (!naming) return;
  const { title, visibility } = naming;
  if (title !== view.title || visibility !== view.visibility) {
    await workbench.run('views.change', { id: view.id, title, visibility }, { done: workbench.t('views.saved', { name: title }) });
    await workbench.readViews();
  }
  if (naming.isBeginning !== (beginning(workbench, view.records)?.id === view.id)) await beginWith(workbench, view.records, naming.isBeginning ? view.id : undefined);
  await workbench.refresh();
}

/** Which view the lists of a kind begin with; none shows all. */
export async function beginWith(workbench: GableWorkbench, kind: string, id: string | undefined): Promise<void> {
  const { [kind]: _, ...others } = workbench.preferences.defaultViews ?? {};
  await changePreferences(workbench, { defaultViews: id ? { ...others, [kind]: id } : others });
}

/** Undone as easily as done, so nobody is asked. */
export async function remove(workbench: GableWorkbench, view: SavedView): Promise<void> {
  // Left before it goes, or the window would hear of its end while it still shows it.
  await workbench.open(addressOfAll(workbench, view.records), { replace: true });
  await workbench.run('views.archive', { id: view.id }, { done: workbench.t('views.removed', { name: view.title }) });
  await workbench.readViews();
}

/** Where all records of a kind are shown, whatever the member begins with. */
export const addressOfAll = (workbench: GableWorkbench, kind: string): string =>
  addressShowing(workbench, kind, { view: null, query: {}, look: { layout: workbench.contributions.viewAt(kind)[0]?.drawnBy === 'board' ? 'board' : 'table' } });

async function askFor(workbench: GableWorkbench, about: { title: string; kind: string; view?: SavedView }): Promise<Naming | undefined> {
  const { default: ViewDialog } = await import('./ViewDialog.svelte');
  return workbench.ask<Naming>(ViewDialog, about);
}
