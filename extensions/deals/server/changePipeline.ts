import { deals, defineCommand, json, Refusal, type Transaction } from '@gable/api/server';
import { pipelineProblem, type Stage } from '../deal.ts';
import { stagesOf } from './pipeline.ts';

/** A manager renames, adds, orders or removes stages. */
export const changePipeline = defineCommand({
  id: 'deals.changePipeline',
  input: { stages: json({ required: true }) },
  permission: ['pipeline'],
  hidden: true,
  undoable: false,
  async run(tx, { stages: given }) {
    const stages = checked(given);
    const removed = stagesOf(tx).filter(({ id }) => !stages.some((stage) => stage.id === id));
    for (const { id } of removed) await refuseUsed(tx, id);
    for (const { id, kind } of stages) {
      // What was won stays won: a stage that deals stand in keeps its meaning.
      if (stagesOf(tx).some((stage) => stage.id === id && stage.kind !== kind)) await refuseUsed(tx, id);
    }
    await tx.changeSetting('pipeline', stages);
    return { stages };
  },
});

async function refuseUsed(tx: Transaction, stage: string): Promise<void> {
  const [deal] = await tx.asOffice.records(deals).list({ filter: { field: 'stage', is: '=', value: stage }, archived: 'any', limit: 1 });
  if (deal) throw new Refusal('deals.stageInUse', { values: { stage }, fields: { [stage]: 'deals.stageInUse' } });
}

function checked(given: unknown): Stage[] {
  if (!Array.isArray(given) || given.length > 30) throw new Refusal('record.invalid', { fields: { stages: 'field.notList' } });
  const stages = (given as (Partial<Stage> | null)[]).map((stage) => {
    const { id, title, kind } = stage ?? {};
    const valid = typeof id === 'string' && /^[\w-]{1,60}$/.test(id) && (kind === 'open' || kind === 'won' || kind === 'lost');
    if (!valid) throw new Refusal('record.invalid', { fields: { stages: 'field.notList' } });
    return { id, kind, ...(typeof title === 'string' && title.trim() && { title: title.trim().slice(0, 60) }) };
  });
  const problem = pipelineProblem(stages);
  if (problem) throw new Refusal(problem);
  return stages;
}
