import type { Workbench } from '../workbench.ts';

/** The list of the records that a number counts; null where their kind has no list of its own. */
export function listAddress({ describe }: Pick<Workbench, 'describe'>, kind: string, filter: string): string | null {
  return describe(kind)?.form?.length ? `/${kind}?${new URLSearchParams({ view: 'table', ...(filter && { filter }) })}` : null;
}
