import { tableName } from '../../records/columns.ts';
import type { Kinds } from '../../records/kinds.ts';

/** Where records of a kind lie, also when nothing defines it now: those that came from outside share a table. */
export function tableOf(base: Kinds, kind: string): { table: string; where: string } {
  const definition = base.find(kind);
  return definition ? { table: tableName(definition), where: 'TRUE' } : { table: 'records', where: `kind = '${kind}'` };
}
