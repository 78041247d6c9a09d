import { Refusal, type FieldDescription, type RecordData, type RecordDescription, type TimelineEntry } from '../../index.ts';
import { fieldOf } from '../fields/labels.ts';
import type { Workbench } from '../workbench.ts';
import { isSame } from './draft.svelte.ts';

type Values = Record<string, unknown>;

/** One field that two people changed at once. */
export interface Clash { field: FieldDescription; mine: unknown; theirs: unknown; by: string; at: string | null }

interface Change {
  description: RecordDescription;
  base: RecordData;
  values: Values;
  /** Words of the way back, where it does not lead to more writing. */
  back?: string;
  /** Sends what is to be changed; without it, as a command whose refusal the caller shows. */
  send?: (change: Values & { id: string; revision: number }) => Promise<unknown>;
}

const mostRounds = 5;

/**
 * Changes a record as it was read. What others changed meanwhile stays, where it was in other fields; where it was in the same
 * ones, the member says field by field whose value holds. False where they would rather go on writing.
 */
export async function saveOverOthers(workbench: Workbench, { description, base, values, back, send = sendBy(workbench, description) }: Change): Promise<boolean> {
  let known = base;
  let wanted = values;
  for (let round = 0; Object.keys(wanted).length; round += 1) {
    try {
      await send({ id: base.id, revision: known.revision, ...wanted });
      return true;
    } catch (failure) {
      if (!(failure instanceof Refusal) || failure.status !== 412 || round === mostRounds) throw failure;
    }
    const now = await readNow(workbench, description, base.id);
    const names = clashing(wanted, { known, now });
    known = now;
    if (names.length === 0) continue;
    const kept = await askWhose(workbench, { description, now, names, mine: wanted, back });
    if (!kept) return false;
    wanted = Object.fromEntries(Object.entries(wanted).filter(([name]) => !names.includes(name) || kept.includes(name)));
  }
  return true;
}

const sendBy = ({ run }: Workbench, { kind }: RecordDescription) => (change: Values): Promise<unknown> => run(`${kind}.change`, change, { showsRefusal: true });

/** Fields that both have changed, and not to the same. */
export function clashing(mine: Values, { known, now }: { known: Values; now: Values }): string[] {
  return Object.keys(mine).filter((name) => !isSame(now[name], known[name]) && !isSame(now[name], mine[name]));
}

async function readNow({ rest }: Workbench, { kind, fields }: RecordDescription, id: string): Promise<RecordData> {
  const include = fields.filter(({ target }) => target).map(({ name }) => name).join(',');
  return (await rest.get<{ data: RecordData }>(`${kind}/${id}`, { include })).data;
}

/** Names of the fields in which the member's own value holds; undefined where they have not chosen. */
async function askWhose(workbench: Workbench, { description, now, names, mine, back }: Pick<Change, 'description' | 'back'> & { now: RecordData; names: string[]; mine: Values }): Promise<string[] | undefined> {
  const { data: past } = await workbench.rest.get<{ data: TimelineEntry[] }>(`${description.kind}/${now.id}/timeline`).catch(() => ({ data: [] }));
  const clashes = names.map((name): Clash => {
    const entry = past.find(({ changes }) => changes?.some(({ field }) => field === name));
    return { field: fieldOf(description, name)!, mine: mine[name], theirs: now[name], by: entry?.by?.title ?? '', at: entry?.at ?? null };
  });
  const { default: ConflictDialog } = await import('./ConflictDialog.svelte');
  return workbench.ask<string[]>(ConflictDialog, { kind: description.kind, clashes, back });
}
