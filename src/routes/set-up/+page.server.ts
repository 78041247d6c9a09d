import { fail, redirect } from '@sveltejs/kit';
import { gateTexts, refusalIn } from '@gable/workbench/gate/gate.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const { needed } = await (await fetch('/api/v1/set-up')).json();
  if (!needed) redirect(303, '/');
  return { ...gateTexts(event, 'setUp.', 'agency.'), code: url.searchParams.get('code') ?? '' };
};

const asked = ['code', 'agency', 'name', 'email', 'password', 'locale', 'country', 'currency', 'timeZone'] as const;

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const given = Object.fromEntries(asked.map((name) => [name, String(form.get(name) ?? '').trim()]));
    given.password = String(form.get('password') ?? '');
    const answer = await fetch('/api/v1/set-up', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given),
    });
    if (!answer.ok) return fail(answer.status, { given: { ...given, password: '' }, refusal: await refusalIn(answer) });
    redirect(303, '/');
  },
};
