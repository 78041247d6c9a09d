import { Refusal, type RecordData } from '@gable/api';
import type { OwnPageContext, Page } from '../address.ts';
import { showsMembers } from '../parts/places.ts';

export async function open({ workbench, rest, part }: OwnPageContext): Promise<Page> {
  if (part) throw new Refusal('notFound', { status: 404 });
  if (!showsMembers(workbench)) throw Object.assign(new Refusal('settings.forbidden', { status: 403 }), { message: workbench.t('settings.forbidden') });
  const [{ default: component }, members, teams] = await Promise.all([
    import('./Members.svelte'),
    rest.get<{ data: RecordData[] }>('members', { limit: 200, sort: 'title', archived: 'any' }),
    rest.get<{ data: RecordData[] }>('teams', { limit: 200, sort: 'title' }),
  ]);
  return {
    component,
    props: { members: members.data, teams: teams.data },
    title: workbench.t('page.members'),
    icon: 'users-round',
    isRecord: false,
  };
}
