import { contacts, leads, members, properties, type RecordOf, type Transaction } from '@gable/api/server';
import { isOpen, openStatuses, type Assignment } from '../lead.ts';
import { inTurn, usualTaking, type Taker } from '../routing.ts';
import { afterWorkingMinutes } from '../workingTime.ts';
import { settingsOf } from './settings.ts';

type Lead = RecordOf<typeof leads>;
type Member = RecordOf<typeof members>;

export interface Given { holder: string | null; assignment: Assignment; givenAt: string; answerBy: string | null }

const lookedThrough = 200;

/** Finds whom a lead goes to: whoever knows them, then whose home they ask about, then whose turn it is. */
export async function giveLead(tx: Transaction, lead: Lead, { after = [] }: { after?: string[] } = {}): Promise<Given> {
  const colleagues = (await tx.asOffice.records(members).list({ limit: lookedThrough })).filter(({ suspended, joinedAt }) => !suspended && joinedAt !== null);
  const known = after.length ? undefined : await whoKnows(tx, lead, colleagues);
  if (known) return given(tx, known);
  const takers = (await takersAmong(tx, colleagues)).filter(({ id }) => !after.includes(id));
  const turn = inTurn(lead, takers);
  for (const { id, most } of turn.takers) {
    if (await hasRoom(tx, id, most)) return given(tx, { holder: id, assignment: { code: 'turn', heeded: turn.heeded, among: turn.takers.length, ...(after.length && { after }) } });
  }
  const before = colleagues.find(({ id }) => id === after.at(-1));
  const holder = whoLooksAfter(colleagues, before)?.id ?? lead.holder;
  const assignment: Assignment = after.length ? { code: 'nobodyAnswered', after } : { code: 'nobodyFree' };
  // Whoever looks after it has nobody behind them, so there is no clock for them to lose it by.
  return { ...given(tx, { holder, assignment }), ...(after.length && { answerBy: null }) };
}

/** When it would have to be answered, given at this instant. */
export function given(tx: Transaction, { holder, assignment }: Pick<Given, 'holder' | 'assignment'>): Given {
  const settings = settingsOf({ setting: (name) => tx.setting(name), agency: tx.agency });
  return { holder, assignment, givenAt: tx.now, answerBy: afterWorkingMinutes(tx.now, settings.answerMinutes, { hours: settings.hours, timeZone: tx.agency.timeZone }) };
}

async function whoKnows(tx: Transaction, { contact, property }: Lead, colleagues: readonly Member[]): Promise<Pick<Given, 'holder' | 'assignment'> | undefined> {
  const isHere = (holder: string | null | undefined): holder is string => colleagues.some(({ id }) => id === holder);
  const client = contact && (await tx.asOffice.records(contacts).find(contact));
  if (client && isHere(client.holder)) return { holder: client.holder, assignment: { code: 'theirClient' } };
  const home = property && (await tx.asOffice.records(properties).find(property));
  return home && isHere(home.holder) ? { holder: home.holder, assignment: { code: 'theirListing' } } : undefined;
}

/** Those who take leads: whom a manager named, and agents of whom nobody said otherwise. */
async function takersAmong(tx: Transaction, colleagues: readonly Member[]): Promise<Taker[]> {
  const { takers } = settingsOf({ setting: (name) => tx.setting(name), agency: tx.agency });
  const taking = colleagues.map(({ id, role }) => ({ ...usualTaking, takes: role === 'agent', ...takers[id], id })).filter(({ takes }) => takes);
  // Among one there is no turn.
  if (taking.length < 2) return taking.map((taker) => ({ ...taker, givenAt: null }));
  return Promise.all(taking.map(async (taker) => ({ ...taker, givenAt: await lastGivenTo(tx, taker.id) })));
}

async function lastGivenTo(tx: Transaction, id: string): Promise<string | null> {
  const filter = { all: [{ field: 'holder', is: '=' as const, value: id }, { field: 'givenAt', is: 'has' as const, value: true }] };
  const [lead] = await tx.asOffice.records(leads).list({ filter, sort: ['-givenAt'], archived: 'any', limit: 1 });
  return lead?.givenAt ?? null;
}

async function hasRoom(tx: Transaction, id: string, most: number | null): Promise<boolean> {
  if (most === null) return true;
  const filter = { all: [{ field: 'holder', is: '=' as const, value: id }, { field: 'status', is: '=' as const, value: [...openStatuses] }] };
  const open = await tx.asOffice.records(leads).list({ filter, limit: Math.max(1, Math.min(most, lookedThrough)) });
  return open.filter(({ status }) => isOpen(status)).length < most;
}

/** The manager of their team, or a principal. */
function whoLooksAfter(colleagues: readonly Member[], before: Member | undefined): Member | undefined {
  const manager = before?.team ? colleagues.find(({ role, team }) => role === 'manager' && team === before.team) : undefined;
  return manager ?? colleagues.find(({ role }) => role === 'principal');
}
