import { Refusal, type RecordData, type TimelineEntry } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';
import type { RecordAddress } from '../records/records.ts';

/** All that is kept about somebody: Article 15 of the GDPR. */
export interface Holdings {
  record: RecordData;
  notes: RecordData[];
  tasks: RecordData[];
  /** Records that point to them, by kind: which, not what else stands there. */
  namedIn: { kind: string; id: string; title: string; field: string }[];
  history: TimelineEntry[];
}

const most = 200;

/** @throws Refusal `command.notPermitted` (403), `record.notFound` (404) */
export async function holdingsOf({ records, history, commands }: Pick<Office, 'records' | 'history' | 'commands'>, caller: Caller, { kind, id }: RecordAddress): Promise<Holdings> {
  if (!commands.permits(caller, commands.find('records.erase')!)) throw new Refusal('command.notPermitted', { status: 403 });
  const definition = caller.agency.kinds.get(kind);
  const include = Object.entries(definition.fields).filter(([, { options }]) => options.target).map(([name]) => name);
  const record = await records.get(caller, { kind, id }, { include });
  if (record.glimpse) throw new Refusal('record.notYours', { status: 403 });
  const about = async (one: string): Promise<RecordData[]> => (await records.list(caller, one, { filter: { field: 'about', is: '=', value: `${kind}/${id}` }, archived: 'any', limit: most })).data;
  const namedIn: Holdings['namedIn'] = [];
  for (const other of caller.agency.kinds.all()) {
    for (const [field, { options }] of Object.entries(other.fields)) {
      if (options.target !== kind) continue;
      const { data } = await records.list(caller, other.kind, { filter: { field, is: '=', value: id }, archived: 'any', limit: most });
      namedIn.push(...data.map(({ id: found, title }) => ({ kind: other.kind, id: found, title, field })));
    }
  }
  return { record, notes: await about('notes'), tasks: await about('tasks'), namedIn, history: await wholeTimeline(history, caller, { kind, id }) };
}

async function wholeTimeline(history: Office['history'], caller: Caller, address: RecordAddress): Promise<TimelineEntry[]> {
  const all: TimelineEntry[] = [];
  for (let after: string | undefined; ;) {
    const { data, next } = await history.timeline(caller, address, { after, limit: most, type: 'change' });
    all.push(...data);
    if (next === null) return all;
    after = next;
  }
}
