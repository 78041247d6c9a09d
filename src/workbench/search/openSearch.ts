import { Refusal } from '@gable/api';
import type { OwnPageContext, Page } from '../address.ts';
import { findAll } from './hits.ts';

const hitsOfPage = 12;

/** `/search?q=`: everything that some words find, kind by kind. */
export async function open({ workbench, url, rest, part }: OwnPageContext): Promise<Page> {
  if (part) throw new Refusal('notFound', { status: 404 });
  const q = url.searchParams.get('q')?.trim() ?? '';
  const [{ default: component }, asked] = await Promise.all([import('./Search.svelte'), (q ? findAll(workbench, { q, limit: hitsOfPage, rest }) : Promise.resolve([])).catch(refusedWords)]);
  return {
    component,
    props: { q, found: asked instanceof Refusal ? [] : asked, problem: asked instanceof Refusal ? asked.message : undefined },
    title: q ? workbench.t('search.for', { words: q }) : workbench.t('search'),
    icon: 'search',
    isRecord: false,
  };
}

/** Whoever wrote what can't be searched for keeps it before their eyes. */
function refusedWords(problem: unknown): Refusal {
  if (problem instanceof Refusal && problem.status === 400) return problem;
  throw problem;
}
