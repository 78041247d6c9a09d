import { Refusal } from '@gable/api';
import type { Acting, Endpoint, PublicAsked } from '@gable/api/server';
import { formPage, thanksPage } from './formPage.ts';
import { inputOf, readSentForm, tokenFor } from './sentForm.ts';

const path = 'form/:form';

/** The empty form; `?source=`, `campaign=` and `property=` go with what is sent. */
export const showForm: Endpoint = {
  method: 'GET',
  path,
  perMinute: 120,
  async answer(asked, office) {
    const form = await openForm(asked, office);
    if (asked.url.searchParams.has('sent')) return { html: thanksPage(form, office), framed: true };
    const typed = Object.fromEntries([...asked.url.searchParams].map(([name, value]) => [name, value.slice(0, 200)]));
    return { html: formPage({ form, office, token: tokenFor(office, form.id), typed, problems: {} }), framed: true, leadsTo: form.thanksPage as string | null };
  },
};

/** What somebody sent. What is wrong with it is said in the form, with all that they typed. */
export const receiveForm: Endpoint = {
  method: 'POST',
  path,
  perMinute: 10,
  async answer(asked, office) {
    const form = await openForm(asked, office);
    const sent = readSentForm(asked, form, office);
    if (Object.keys(sent.problems).length) {
      const { typed, problems } = sent;
      return { status: 422, html: formPage({ form, office, token: tokenFor(office, form.id), typed, problems }), framed: true, leadsTo: form.thanksPage as string | null };
    }
    await office.run('leads.takeForm', inputOf(sent, form, office), { key: `form/${sent.key}` });
    return { status: 303, headers: { location: (form.thanksPage as string | null) ?? `${asked.url.pathname}?sent` } };
  },
};

/** @throws Refusal `leads.form.closed` (404) */
async function openForm({ params }: PublicAsked, office: Acting) {
  const form = await office.get('leadForms', params.form!).catch((failure: unknown) => {
    if (failure instanceof Refusal) return null;
    throw failure;
  });
  if (!form || form.closed || form.archivedAt) throw new Refusal('leads.form.closed', { status: 404 });
  return form;
}
