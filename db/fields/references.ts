import { field, InvalidValue, type Field, type FieldDetails, type FieldKind, type FieldOptions } from '../field.ts';
import { parseId } from './reference.ts';

type Options = FieldOptions & FieldDetails & { target: string };
export interface ReferenceValue { id: string; role?: string }

/** Several records of another kind in an order, each perhaps in a role; found by id, and by `<role>:<id>`. */
const referencesKind: FieldKind<ReferenceValue[], Options> = {
  name: 'references',
  columns: [['', 'text']],
  parse(input, { roles }) {
    if (!Array.isArray(input) || input.length > 500) throw new InvalidValue('field.notList');
    const seen = new Map<string, ReferenceValue>();
    for (const one of input) {
      const reference = parseReference(one, roles);
      seen.set(`${reference.role ?? ''}:${reference.id}`, reference);
    }
    return [...seen.values()];
  },
  store: (value) => [value.length ? JSON.stringify(value) : null],
  load: ([value]) => JSON.parse(value as string) as ReferenceValue[],
  terms: (value) => value.flatMap(({ id, role }) => (role ? [{ text: id }, { text: `${role}:${id}` }] : [{ text: id }])),
  storeOperand: (text) => text,
};

function parseReference(input: unknown, roles: readonly string[] | undefined): ReferenceValue {
  if (typeof input === 'string') return { id: parseId(input) };
  const { id, role } = (typeof input === 'object' && input ? input : {}) as { id?: unknown; role?: unknown };
  if (role === undefined || role === null) return { id: parseId(id) };
  if (typeof role !== 'string' || !roles?.includes(role)) throw new InvalidValue('field.notRole');
  return { id: parseId(id), role };
}

/** `people: references('contacts', { roles: ['buyer', 'seller'] })` */
export function references<const Given extends FieldOptions & Pick<FieldDetails, 'roles'> = FieldOptions>(
  target: string,
  options?: Given,
): Field<ReferenceValue[], Given extends { required: true } ? true : false> {
  return field(referencesKind)({ ...options, target } as Options) as unknown as Field<ReferenceValue[], never>;
}
