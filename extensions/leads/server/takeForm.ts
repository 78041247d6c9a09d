import { boolean, defineCommand, emails, integer, json, leadForms, leads, longText, money, phones, properties, reference, text } from '@gable/api/server';

/** Somebody has sent a form. What looks like a machine's is kept too, as discarded, so that nobody is lost by a mistake of ours. */
export const takeForm = defineCommand({
  id: 'leads.takeForm',
  input: {
    form: reference('leadForms', { required: true }), firstName: text(), lastName: text(), phones: phones(), emails: emails(), interest: text(), budget: money(),
    bedrooms: integer({ min: 0, max: 100 }), place: text(), message: longText(), property: text(), source: text(), campaign: text(), consent: json(), isSpam: boolean(),
  },
  permission: [],
  hidden: true,
  undoable: false,
  async run(tx, { form: id, interest, property, consent, isSpam, ...told }) {
    const form = await tx.records(leadForms).get(id);
    const home = property ? await tx.records(properties).find(property) : undefined;
    const { id: lead } = await tx.records(leads).create({
      ...told, channel: 'form', interest: (interest || form.interest) as 'buy' | null, preferredLanguage: form.language,
      source: told.source || form.source || form.title, campaign: told.campaign || form.campaign, property: home?.id ?? null, consent: consent as never,
      ...(isSpam && { status: 'discarded' as const, discardReason: 'spam' as const }),
    });
    return { lead };
  },
});
