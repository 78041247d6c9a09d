import type { GableWorkbench } from '../../workbench.svelte.ts';

/** Kinds whose fields an agency arranges: those with a form that are not its own people. */
export const arrangedKinds = ({ records }: Pick<GableWorkbench, 'records'>): string[] =>
  records.filter(({ kind, form }) => form?.length && kind !== 'members' && kind !== 'teams').map(({ kind }) => kind);
