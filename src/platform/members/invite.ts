import { Refusal } from '@gable/api';
import { defineCommand, members, text } from '@gable/api/server';
import { parseEmailAddress } from '@gable/db/fields/emails.ts';
import { InvalidValue } from '@gable/db/field.ts';
import { fold } from '@gable/db/fold.ts';
import type { Auth } from '../auth/auth.ts';
import type { MailLink } from '../mail/mailLink.ts';
import { connectionOf, givesRoles, refuseUnlessOver } from './rights.ts';

export const inviteHours = 7 * 24;

/** Brings somebody into the agency. They choose their password by a link, which is answered to be handed over. */
export const invite = (auth: Auth, mailLink: MailLink) => defineCommand({
  id: 'members.invite',
  input: {
    email: text({ required: true, maxLength: 254 }),
    title: text({ required: true }),
    role: members.fields.role,
    team: members.fields.team,
    phone: members.fields.phone,
    locale: members.fields.locale,
  },
  permission: ['members', 'team'],
  undoable: false,
  secret: true,
  async run(tx, { email: typed, title, role, team: asked, phone, locale }) {
    const connection = connectionOf(tx);
    const email = addressOf(typed);
    const team = asked ?? (givesRoles(tx) ? null : tx.member?.team ?? null);
    refuseUnlessOver(tx, { role, team });
    const known = await connection.rows('SELECT 1 FROM members WHERE agency_id = ? AND email_key = ? LIMIT 1', [tx.agency.id, fold(email)]);
    if (known.length) throw new Refusal('emailTaken', { fields: { email: 'emailTaken' } });

    const user = await auth.users.ensure(connection, email);
    const member = await tx.asOffice.records(members).create({ title, email, role, team, phone: phone ?? null, locale: locale ?? null, user: user.id });
    const place = { agency: tx.agency.id, member: member.id };
    await auth.memberships.add(connection, { ...place, user: user.id, joined: false });
    const link = `/link/${await auth.links.make(connection, { ...place, purpose: 'invite', hours: inviteHours })}`;
    const mailed = await mailLink(tx, { member: { id: member.id, email, title, locale: locale ?? null }, purpose: 'invite', link });
    return { id: member.id, link, mailed };
  },
});

function addressOf(typed: string): string {
  try {
    return parseEmailAddress(typed.normalize('NFKC').toLowerCase());
  } catch (failure) {
    if (failure instanceof InvalidValue) throw new Refusal('record.invalid', { fields: { email: failure.code } });
    else throw failure;
  }
}
