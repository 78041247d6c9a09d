import type { FieldDescription, Reference } from '../../index.ts';

/** The role in which somebody comes to those who are there: the first that is free. */
export function roleBeside(field: FieldDescription, others: readonly Reference[]): string | undefined {
  return field.roles?.find((role) => !others.some((other) => other.role === role)) ?? field.roles?.[0];
}

/** Whoever a new record begins with has the role that its choices tell, a buyer's deal its buyer; otherwise the first that is free. */
export function inRoles(fields: readonly FieldDescription[], values: Record<string, unknown>): Record<string, unknown> {
  const withRoles = fields.filter(({ name, kind, roles }) => kind === 'references' && roles?.length && Array.isArray(values[name]));
  return { ...values, ...Object.fromEntries(withRoles.map((field) => [field.name, eachInRole(field, values)])) };
}

function eachInRole(field: FieldDescription, values: Record<string, unknown>): Reference[] {
  const told = field.roles!.filter((role) => Object.values(values).includes(role));
  const others: Reference[] = [];
  for (const one of values[field.name] as Reference[]) {
    const role = one.role ?? told.find((wanted) => !others.some((other) => other.role === wanted)) ?? roleBeside(field, others);
    others.push({ ...one, ...(role && { role }) });
  }
  return others;
}
