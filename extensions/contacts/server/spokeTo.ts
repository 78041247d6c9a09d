import { contacts, defineCommand, longText, notes, reference } from '@gable/api/server';

/** «I have just spoken to them»: one press, with what was said where somebody writes it down. */
export const spokeTo = defineCommand({
  id: 'contacts.spokeTo',
  input: { contact: reference('contacts', { required: true }), text: longText() },
  permission: 'everyone',
  hidden: true,
  async run(tx, { contact, text }) {
    const spoken = await tx.records(contacts).change(contact, { lastContactAt: tx.now });
    if (text) await tx.records(notes).create({ text, about: `contacts/${contact}` });
    return spoken;
  },
});
