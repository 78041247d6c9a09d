import { fail, redirect } from '@sveltejs/kit';
import { gateTexts, localAddress, refusalIn } from '@gable/workbench/gate/gate.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const answer = await fetch('/api/v1/workbench');
  if (answer.ok) redirect(303, localAddress(url.searchParams.get('to')));
  if (answer.status === 409) redirect(303, '/set-up');
  // Who was signed in until now is told why they are not any more.
  const { code, detail } = await refusalIn(answer);
  return { ...gateTexts(event, 'signIn.'), ended: code === 'signIn.needed' ? null : detail };
};

export const actions: Actions = {
  default: async ({ request, fetch, url }) => {
    const form = await request.formData();
    const email = String(form.get('email') ?? '').trim();
    const answer = await fetch('/api/v1/session', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password: String(form.get('password') ?? '') }),
    });
    if (!answer.ok) return fail(answer.status, { email, refusal: await refusalIn(answer) });
    redirect(303, localAddress(url.searchParams.get('to')));
  },
};
