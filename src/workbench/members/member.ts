import type { RecordData, Role } from '@gable/api';

export interface Member extends RecordData {
  email: string;
  role: Role;
  team: string | { id: string; title: string } | null;
}

const roles: Role[] = ['agent', 'assistant', 'manager', 'principal'];

/** Roles that somebody may give: managers bring in those whom they look after. */
export const rolesGivenBy = ({ role }: Pick<Member, 'role'>): Role[] => (role === 'principal' ? roles : ['agent', 'assistant']);

/** Principals look after everybody; managers after the agents and assistants of their own team. */
export function looksAfter(me: { role: Role; team: string | null }, member: Member): boolean {
  if (me.role === 'principal') return true;
  else return me.role === 'manager' && me.team !== null && me.team === teamOf(member) && rolesGivenBy(me).includes(member.role);
}

export type MemberState = 'active' | 'invited' | 'suspended';

/** Where a member stands: working, asked but not yet come, or stopped. */
export function stateOf(member: RecordData): MemberState {
  if (member.suspended) return 'suspended';
  else if (member.joinedAt === null) return 'invited';
  else return 'active';
}

export const teamOf = ({ team }: Member): string | null => (typeof team === 'object' && team ? team.id : team);
