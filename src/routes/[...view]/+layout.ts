import { browser } from '$app/environment';
import { error, redirect } from '@sveltejs/kit';
import type { Bootstrap } from '@gable/api';
import { GableWorkbench } from '@gable/workbench/workbench.svelte.ts';
import type { LayoutLoad } from './$types';

let kept: GableWorkbench | undefined;

/** One workbench for a window's whole life; on the server, one for each page. */
export const load: LayoutLoad = async ({ fetch, url, untrack }) => {
  if (kept) return { workbench: kept };

  const response = await fetch('/api/v1/workbench');
  if (response.status === 401) redirect(303, untrack(() => signInFor(url)));
  if (response.status === 409) redirect(303, '/set-up');
  if (!response.ok) error(response.status, { message: '', code: 'unexpected' });

  const workbench = new GableWorkbench((await response.json()) as Bootstrap, fetch);
  if (browser) kept = workbench;
  return { workbench };
};

function signInFor({ pathname, search }: URL): string {
  const to = pathname + search;
  return to === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`;
}
