import { contacts, deals, defineCommand, leads, reference, text, type RecordOf, type Transaction } from '@gable/api/server';
import { openLead } from './openLead.ts';

type Lead = RecordOf<typeof leads>;

/** A lead becomes business: whoever asked is a client, and there is a deal with them. */
export const convert = defineCommand({
  id: 'leads.convert',
  input: { lead: reference('leads', { required: true }), nextStep: text() },
  permission: 'everyone',
  hidden: true,
  async run(tx, { lead: id, nextStep }) {
    const lead = await openLead(tx, id);
    const contact = lead.contact ?? (await makeClient(tx, lead));
    const isSeller = lead.interest === 'sell' || lead.interest === 'let';
    const role = ({ buy: 'buyer', rent: 'tenant', sell: 'seller', let: 'landlord' } as const)[lead.interest as 'buy'] ?? 'buyer';
    const deal = await tx.records(deals).create({
      side: isSeller ? 'seller' : 'buyer', people: [{ id: contact, role }], holder: lead.holder, source: lead.source,
      ...(lead.property && { properties: [{ id: lead.property }] }), ...(lead.budget && { value: lead.budget }),
      nextStep: nextStep ?? lead.nextStep, nextStepAt: lead.nextStepAt, remarks: lead.message,
    });
    await tx.asOffice.records(leads).change(id, { status: 'converted', contact, deal: deal.id as never, callBackAt: null });
    await tx.emit('leads.converted', { lead: { id }, deal: deal.id, contact });
    return { lead: id, deal: deal.id, contact };
  },
});

async function makeClient(tx: Transaction, { firstName, lastName, company, phones, emails, preferredLanguage, source, interest, holder }: Lead): Promise<string> {
  const role = ({ buy: 'buyer', rent: 'tenant', sell: 'seller', let: 'landlord' } as const)[interest as 'buy'];
  const made = await tx.records(contacts).create({
    contactKind: company && !firstName && !lastName ? 'company' : 'person', firstName, lastName, company, phones, emails, preferredLanguage, source, holder,
    ...(role && { roles: [role] }), lastContactAt: tx.now,
  });
  return made.id;
}
