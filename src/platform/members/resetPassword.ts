import { Refusal } from '@gable/api';
import { defineCommand, members, reference } from '@gable/api/server';
import type { Auth } from '../auth/auth.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { MailLink } from '../mail/mailLink.ts';
import { inviteHours } from './invite.ts';
import { connectionOf, refuseUnlessOver } from './rights.ts';

const resetHours = 24;

/** A link by which a member chooses a new password; for who has not come in yet, a new invitation. */
export const resetPassword = (auth: Auth, mailLink: MailLink) => defineCommand({
  id: 'members.resetPassword',
  input: { id: reference('members', { required: true }) },
  permission: ['members', 'team'],
  undoable: false,
  secret: true,
  hidden: true,
  async run(tx, { id }) {
    const connection = connectionOf(tx);
    const member = await tx.asOffice.records(members).get(id);
    refuseUnlessOver(tx, member);
    if (member.suspended) throw new Refusal('members.isSuspended', { status: 409 });
    const memberships = member.user === null ? [] : await auth.memberships.of(connection, member.user);
    const isJoined = ({ agency, joined }: { agency: number; joined: boolean }): boolean => joined && agency === tx.agency.id;
    const hasJoined = memberships.some(isJoined);
    // The same password opens the other agency's door, and that is not ours to give away.
    if (hasJoined && memberships.some((membership) => membership.joined && !isJoined(membership))) throw new Refusal('members.belongsElsewhere', { status: 409 });
    const kind = hasJoined ? ({ purpose: 'reset', hours: resetHours } as const) : ({ purpose: 'invite', hours: inviteHours } as const);
    (tx as RunningTransaction).remark('members', { passwordLink: [null, id] });
    const link = `/link/${await auth.links.make(connection, { agency: tx.agency.id, member: id, ...kind })}`;
    return { link, mailed: await mailLink(tx, { member, purpose: kind.purpose, link }) };
  },
});
