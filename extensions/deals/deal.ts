/** A stage of the pipeline: what its agency calls it, and what it means. */
export interface Stage { id: string; title?: string; kind: 'open' | 'won' | 'lost' }

/** The stages that an agency begins with. */
export const firstPipeline: readonly Stage[] = [
  { id: 'inquiry', kind: 'open' }, { id: 'proposal', kind: 'open' }, { id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' },
];

/** What a board and a filter show of each stage. */
export function stageChoices(stages: readonly Stage[]) {
  return stages.map(({ id, title, kind }) => ({ value: id, ...(title !== undefined && { label: title }), ...meanings[kind] }));
}

const meanings = { open: {}, won: { meaning: 'good' }, lost: { meaning: 'bad' } } as const;

export interface Staged {
  stage: string;
  stageSince: string | null;
  closedAt: string | null;
  lostReason: string | null;
  otherReason: string | null;
  competitor: string | null;
}

/** What follows from a deal's coming into a stage at an instant: a deal that is open again is neither closed nor lost. */
export function onEntering<Deal extends Staged>(kind: Stage['kind'], deal: Deal, now: string): Pick<Deal, 'stageSince' | 'closedAt' | 'lostReason' | 'otherReason' | 'competitor'> {
  const lost = kind === 'lost';
  return {
    stageSince: now,
    closedAt: kind === 'open' ? null : now,
    lostReason: lost ? deal.lostReason : null,
    otherReason: lost ? deal.otherReason : null,
    competitor: lost ? deal.competitor : null,
  };
}

/** What its people and homes say, until somebody gives it a name: `Cohen · 14 Elm St`. */
export function titleOf(people: readonly string[], homes: readonly string[]): string {
  return [people[0], homes[0]].filter((name) => name !== undefined && name !== '').map((name) => shortened(name!)).join(' · ');
}

/** Both have room in a title, however long each is. */
const shortened = (name: string): string => (name.length > 90 ? `${[...name].slice(0, 89).join('').trimEnd()}…` : name);

export type PipelineProblem = 'deals.pipelineNeedsOpen' | 'deals.pipelineNeedsWon' | 'deals.pipelineNeedsLost' | 'deals.stageTwice';

/** What is wrong with a pipeline, or undefined: deals must be able to begin, to be won and to be lost. */
export function pipelineProblem(stages: readonly Stage[]): PipelineProblem | undefined {
  const kinds = new Set(stages.map(({ kind }) => kind));
  const titles = stages.flatMap(({ title }) => (title ? [title.toLocaleLowerCase()] : []));
  if (new Set(stages.map(({ id }) => id)).size < stages.length || new Set(titles).size < titles.length) return 'deals.stageTwice';
  else if (!kinds.has('open')) return 'deals.pipelineNeedsOpen';
  else if (!kinds.has('won')) return 'deals.pipelineNeedsWon';
  else if (!kinds.has('lost')) return 'deals.pipelineNeedsLost';
  else return undefined;
}
