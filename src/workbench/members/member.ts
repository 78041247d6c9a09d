import type { RecordData, Role } from '@gable/api';

export interface Member extends RecordData {
  email: string;
  role: Role;
  team: string | { id: string; title: string } | null;
}

export const roles: Role[] = ['agent', 'assistant', 'manager', 'principal'];

export type MemberState = 'active' | 'invited' | 'suspended';

/** Where a member stands: working, asked but not yet come, or stopped. */
export function stateOf(member: RecordData): MemberState {
  if (member.suspended) return 'suspended';
  else if (member.joinedAt === null) return 'invited';
  else return 'active';
}

export const teamOf = ({ team }: Member): string | null => (typeof team === 'object' && team ? team.id : team);
