import { Refusal, type RecordData } from '@gable/api';
import type { OwnPageContext, Page } from '../address.ts';

export async function open({ workbench, rest, part }: OwnPageContext): Promise<Page> {
  if (part) throw new Refusal('notFound', { status: 404 });
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
