import type { RecordData } from '@gable/api';
import { contacts, defineCommand, emails, phones, text, type Filter } from '@gable/api/server';
import { samePerson } from './samePerson.ts';

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
    const is = (field: string, value: string): Filter => ({ field, is: '=', value });
    const values = { phones: (given.phones ?? []).map(({ e164, typed }) => e164 ?? typed), emails: (given.emails ?? []).map(({ address }) => address) };
    const isNamed = samePerson.titleOf.every((field) => given[field]);
    const any: Filter[] = [
      ...(isNamed ? [{ all: samePerson.titleOf.map((field) => is(field, given[field]!)) }] : []),
      ...samePerson.sharing.flatMap((field) => values[field].map((value) => is(field, value))),
    ];
    const found = any.length ? await tx.asOffice.records(contacts).list({ filter: { any }, archived: 'any', limit: 10 }) : [];
    const told: Pick<RecordData, 'id' | 'title' | 'holder' | 'lastContactAt' | 'archivedAt'>[] = [];
    for (const { id } of found) {
      const known = await tx.records(contacts).glimpse(id);
      if (known) told.push({ id, title: known.title, holder: known.holder, lastContactAt: known.lastContactAt ?? null, archivedAt: known.archivedAt });
    }
    return told;
  },
});
