import type { Caller } from '../caller.ts';
import { seenKinds, toldTitle } from '../permissions/seenKinds.ts';
import type { RunningTransaction } from './runningTransaction.ts';
import { kindOf } from './kindOf.ts';

/** What a command answers to its caller: of a record, without what their role hides. */
export function toldTo(caller: Caller, { data, tx, command }: { data: unknown; tx: RunningTransaction; command: string }): unknown {
  if (data === undefined) return null;
  const kind = kindOf(data, { touched: tx.touched, name: command });
  const definition = kind === undefined ? undefined : seenKinds(caller).find(kind);
  if (!definition?.partOf) return data;
  const { partOf, places } = definition;
  const seen = Object.entries(data as Record<string, unknown>).filter(([name]) => places.has(name) || !partOf.places.has(name));
  return Object.fromEntries(seen.map(([name, value]) => [name, name === 'title' ? toldTitle(definition, value as string) : value]));
}
