import { browser } from '$app/environment';
import { error } from '@sveltejs/kit';
import { Refusal } from '@gable/api';
import { problemPage, resolve } from '@gable/workbench/address.ts';
import type { PageLoad } from './$types';

/** The code of a page that was never opened can't be had without a connection. */
const isOutOfReach = (problem: unknown) => problem instanceof TypeError && /import|module/i.test(problem.message);

export const load: PageLoad = async ({ parent, fetch, url }) => {
  const { workbench } = await parent();
  const { heard } = workbench.live;
  try {
    return { page: await resolve(workbench, url, fetch), heard };
  } catch (problem) {
    if (browser && isOutOfReach(problem)) {
      void workbench.live.cutOff();
      return { page: problemPage(workbench, new Refusal('offline', { status: 503 })), heard };
    } else if (!(problem instanceof Refusal)) throw problem;
    // Kit would fetch its error page now, and without a connection there is none to be had.
    else if (browser) return { page: problemPage(workbench, problem), heard };
    else error(problem.status || 503, { message: problem.message, code: problem.code });
  }
};
