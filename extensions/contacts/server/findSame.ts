import type { RecordData } from '@gable/api';
import { contacts, defineCommand, emails, phones, text } from '@gable/api/server';

const mostTold = 10;

/**
 * Whether somebody is there already, whoever's client they are, so that nobody is entered twice.
 * Gives no more than their outline: who, whose, when last spoken to.
 */
export const findSame = defineCommand({
  id: 'contacts.findSame',
  input: { firstName: text(), lastName: text(), phones: phones(), emails: emails() },
  permission: 'everyone',
  hidden: true,
  async run(tx, given) {
    const told: Pick<RecordData, 'id' | 'title' | 'holder' | 'lastContactAt' | 'archivedAt'>[] = [];
    for (const id of (await tx.records(contacts).sameAs(given)).slice(0, mostTold)) {
      const known = await tx.records(contacts).glimpse(id);
      if (known) told.push({ id, title: known.title, holder: known.holder, lastContactAt: known.lastContactAt ?? null, archivedAt: known.archivedAt });
    }
    return told;
  },
});
