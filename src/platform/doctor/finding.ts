import type { OpenGable } from '../cli/verb.ts';

/** One thing that can rot, and how it was found. */
export interface Finding {
  check: string;
  ok: boolean;
  /** What was looked at, where all is well. */
  said: string;
  /** A sentence for each thing that is wrong, the first bad row by its name. Long lists are cut. */
  problems: string[];
}

export interface Check {
  name: string;
  /** Answers what is wrong, and says what was looked at. */
  examine(gable: OpenGable): Promise<{ said: string; problems: string[] }>;
}

const most = 20;

export async function findingOf({ name, examine }: Check, gable: OpenGable): Promise<Finding> {
  const { said, problems } = await examine(gable).catch((failure: unknown) => ({ said: '', problems: [`This could not be looked at: ${reasonOf(failure)}.`] }));
  const more = problems.length - most;
  return { check: name, ok: problems.length === 0, said, problems: more > 0 ? [...problems.slice(0, most), `… and ${more} more.`] : problems };
}

/** Threads put the names of classes in front. */
function reasonOf(failure: unknown): string {
  return (failure instanceof Error ? failure.message : String(failure)).replace(/^(\w*Error: )+/, '');
}
