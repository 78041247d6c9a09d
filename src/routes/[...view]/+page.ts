import { error } from '@sveltejs/kit';
import { Refusal } from '@gable/api';
import { resolve } from '@gable/workbench/address.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, fetch, url }) => {
  const { workbench } = await parent();
  try {
    return { page: await resolve(workbench, url, fetch) };
  } catch (problem) {
    if (problem instanceof Refusal) error(problem.status || 503, { message: problem.message, code: problem.code });
    else throw problem;
  }
};
