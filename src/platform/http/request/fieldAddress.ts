import { Refusal } from '@gable/api';
import type { MemberCall } from './route.ts';

/** `idNumber:1234` in the place of an id, as other systems have external ids. No id has a colon in it. */
export const isFieldAddress = (part: string): boolean => /^\w+:[\w.~%!$&'()*+,;=:@-]+$/.test(part);

/**
 * The parameters of a call with the id of the record that was named by one of its fields.
 * @throws Refusal `record.notFound` (404), `record.several` (409), `filter.unknownField`, `filter.wrongValue`, `filter.notComparable` (400)
 */
export async function withId({ office, caller, params }: Pick<MemberCall, 'office' | 'caller' | 'params'>): Promise<Record<string, string>> {
  const { kind, id } = params;
  if (kind === undefined || id === undefined || !isFieldAddress(id)) return params;
  const field = id.slice(0, id.indexOf(':'));
  return { ...params, id: await office.records.idBy(caller, kind, { field, value: unescaped(id.slice(field.length + 1)) }) };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal('record.notFound', { status: 404 });
  }
}
