import { choice, contacts, defineCommand, Refusal, reference, text } from '@gable/api/server';
import { keysOf, reachFields } from './confirmations.ts';

/** «Still right»: of one number or address, of a field, or of all that one reaches somebody by. */
export const confirm = defineCommand({
  id: 'contacts.confirm',
  input: { id: reference('contacts', { required: true }), field: choice(reachFields), value: text() },
  permission: 'everyone',
  hidden: true,
  async run(tx, { id, field, value }) {
    const contact = await tx.records(contacts).get(id);
    const known = keysOf(contact, field ? [field] : reachFields);
    // Whoever may not know a number learns nothing of it here.
    const isSeen = 'confirmations' in ((await tx.records(contacts).glimpse(id)) ?? {});
    const keys = !isSeen ? [] : value ? known.filter((key) => key === value) : known;
    if (keys.length === 0) throw new Refusal('contacts.nothingToConfirm', { status: 422 });
    const news = { at: tx.now, by: tx.member?.id ?? null };
    const { title } = await tx.records(contacts).change(id, { confirmations: { ...(contact.confirmations as object | null), ...Object.fromEntries(keys.map((key) => [key, news])) } });
    return { id, title };
  },
});
