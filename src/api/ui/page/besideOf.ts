import type { PresentMember } from '../../index.ts';
import type { Beside, Workbench } from '../workbench.ts';

/** Somebody else at a record, with what is to be said of them. */
export interface Other extends PresentMember { key: string; name: string; said: string }

export function besideOf(workbench: Workbench, beside: Beside | undefined): Other[] {
  return (beside?.others ?? []).map(({ member, state }, index) => {
    const name = workbench.member(member)?.title ?? workbench.t('conflict.theirs');
    return { key: member ?? `somebody ${index}`, member, state, name, said: workbench.t(`beside.${state}`, { name }) };
  });
}
