import type { MemberDescription, RecordData, Role, RoleName } from '@gable/api';

export interface Member extends RecordData {
  email: string;
  role: Role;
  team: string | { id: string; title: string } | null;
}

/** Whoever gives somebody's role looks after them; those who look after a team, of their own team. */
export function looksAfter({ me, rolesToGive }: Giver, member: Member): boolean {
  if (!rolesToGive.some(({ id }) => id === member.role)) return false;
  else return me.abilities.includes('members') || (me.team !== null && me.team === teamOf(member));
}

export interface Giver { me: Pick<MemberDescription, 'abilities' | 'team'>; rolesToGive: readonly Pick<RoleName, 'id'>[] }

export type MemberState = 'active' | 'invited' | 'suspended';

/** Where a member stands: working, asked but not yet come, or stopped. */
export function stateOf(member: RecordData): MemberState {
  if (member.suspended) return 'suspended';
  else if (member.joinedAt === null) return 'invited';
  else return 'active';
}

export const teamOf = ({ team }: Member): string | null => (typeof team === 'object' && team ? team.id : team);
