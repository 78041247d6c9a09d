import type { Workbench } from '../workbench.ts';

/** The list of the records that a number counts; null where the reader has no such list. */
export function listAddress({ describe }: Pick<Workbench, 'describe'>, kind: string, filter: string): string | null {
  return describe(kind)?.columns ? `/${kind}?${new URLSearchParams({ view: 'table', ...(filter && { filter }) })}` : null;
}
