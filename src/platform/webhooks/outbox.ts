import type { RunningTransaction } from '../commands/runningTransaction.ts';
import type { Published } from '../history/writeHistory.ts';
import { hears } from './events.ts';

/** One thing that happened to a record, as it lies in the outbox until it is told. */
export interface Happened { event: string; kind: string; id: string; fields: string[]; by: string | null; run: string; at: number }

/**
 * Puts what a command did into the outbox, in its own transaction: it is told if and only if it holds. Where nobody listens
 * nothing is written.
 */
export async function fillOutbox(tx: RunningTransaction, published: readonly Published[]): Promise<void> {
  const { caller, run, instant } = tx.parts;
  const wanted = caller.agency.settings.webhooks ?? [];
  if (wanted.length === 0) return;
  const ofRecords = published
    .filter(({ kind }) => kind !== 'agencies')
    .map(({ kind, id, action, fields, by }): Happened => ({ event: `${kind}.${action}`, kind, id, fields, by, run, at: instant }));
  const ofCommands = tx.emitted.map(({ event, id }): Happened => ({ event, kind: event.split('.')[0]!, id, fields: [], by: tx.member?.id ?? null, run, at: instant }));
  const happened = [...ofRecords, ...ofCommands].filter(({ event }) => hears(wanted, event));
  if (happened.length) await tx.later('webhooks.tell', { happened });
}
