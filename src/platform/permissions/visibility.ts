import type { Role } from '@gable/api';

/** Whose records: one's own, those of one's team, everybody's. */
export type Scope = 'none' | 'own' | 'team' | 'agency';

export interface KindVisibility {
  /** Records seen whole. */
  read: Scope;
  /** Records that may be changed and archived. */
  write: Scope;
  /** Whether the outline of all the others is seen. */
  outline: boolean;
}

/** By kind and role, as data, so that an agency can change it. */
export type Visibility = Record<string, Partial<Record<Role, KindVisibility>>>;

const own: KindVisibility = { read: 'own', write: 'own', outline: false };
const team: KindVisibility = { read: 'team', write: 'team', outline: false };
const all: KindVisibility = { read: 'agency', write: 'agency', outline: false };
const everyday = { principal: all, manager: team, assistant: team, agent: own };
const withOutline = Object.fromEntries(
  Object.entries(everyday).map(([role, given]) => [role, { ...given, outline: true }]),
) as Record<Role, KindVisibility>;
const seenByAll: KindVisibility = { read: 'agency', write: 'none', outline: true };

/** What holds until an agency says otherwise: homes are everybody's, clients are their agent's. */
const defaultVisibility: Visibility & { everyday: Record<Role, KindVisibility> } = {
  everyday,
  contacts: withOutline,
  properties: withOutline,
  members: { principal: all, manager: seenByAll, assistant: seenByAll, agent: seenByAll },
  teams: { principal: all, manager: seenByAll, assistant: seenByAll, agent: seenByAll },
};

export function visibilityOf(kind: string, role: Role, agency: Visibility | undefined): KindVisibility {
  return agency?.[kind]?.[role] ?? defaultVisibility[kind]?.[role] ?? defaultVisibility.everyday[role];
}

/** What holds now, for each kind and role. */
export function visibilityTable(kinds: readonly { kind: string }[], agency: Visibility | undefined): Visibility {
  const roles = Object.keys(everyday) as Role[];
  return Object.fromEntries(kinds.map(({ kind }) => [kind, Object.fromEntries(roles.map((role) => [role, visibilityOf(kind, role, agency)]))]));
}
