import type { TagInUse } from '../../index.ts';
import type { Workbench } from '../workbench.ts';

/** Tags that begin as somebody is typing, of records that they see; none where they can't be asked for now. */
export async function tagsInUse({ rest }: Pick<Workbench, 'rest'>, { kind, field, begins = '' }: { kind: string; field: string; begins?: string }): Promise<TagInUse[]> {
  return (await rest.get<{ data: TagInUse[] }>(`${kind}/tags`, { field, begins: begins.trim() || undefined }).catch(() => ({ data: [] }))).data;
}

/** Two ways to write one tag; what folds alike is one for the server besides. */
export const isTag = (one: string, other: string): boolean => one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();

/** Those of a list that begin so, for the letters that were typed since it was asked for. */
export const tagsBegun = (all: readonly TagInUse[], typed: string): TagInUse[] =>
  all.filter(({ tag }) => plain(tag).startsWith(plain(typed)));

const plain = (text: string): string => text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
