import { Refusal } from '@gable/api';
import type { Caller } from '../caller.ts';
import { kindRightsOf } from './roles.ts';

/**
 * Refuses to write fields that a role does not know of, or may only read.
 * @throws Refusal `unknown_field` (400), `record.fieldsReadOnly` (403) with their names
 */
export function refuseFieldsKept(caller: Caller, kind: string, names: readonly string[]): void {
  const fields = kindRightsOf(caller, kind)?.fields;
  if (!fields) return;
  refuse(names.filter((name) => fields[name] === 'hidden'), { code: 'unknown_field', status: 400, problem: 'field.unknown' });
  refuse(names.filter((name) => fields[name] === 'readOnly'), { code: 'record.fieldsReadOnly', status: 403, problem: 'field.readOnly' });
}

function refuse(names: readonly string[], { code, status, problem }: { code: string; status: number; problem: string }): void {
  if (names.length) throw new Refusal(code, { status, values: { fields: names.join(', ') }, fields: Object.fromEntries(names.map((name) => [name, problem])) });
}
