import { fail, redirect } from '@sveltejs/kit';
import { gateTexts, refusalIn } from '@gable/workbench/gate/gate.server.ts';
import type { Actions, PageServerLoad } from './$types';

interface Link { purpose: 'invite' | 'reset'; email: string; name: string; agency: string }

export const load: PageServerLoad = async (event) => {
  const { fetch, params } = event;
  const texts = gateTexts(event, 'link.');
  const answer = await fetch(`/api/v1/links/${encodeURIComponent(params.token)}`);
  return { ...texts, link: answer.ok ? ((await answer.json()) as Link) : null };
};

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const name = form.get('name');
    const answer = await fetch(`/api/v1/links/${encodeURIComponent(params.token)}`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ password: String(form.get('password') ?? ''), ...(name ? { name: String(name).trim() } : {}) }),
    });
    if (!answer.ok) return fail(answer.status, { name: String(name ?? ''), refusal: await refusalIn(answer) });
    redirect(303, '/');
  },
};
