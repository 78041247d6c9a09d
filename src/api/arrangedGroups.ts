import type { FieldGroup } from './bootstrap.ts';

/**
 * The groups of a form as an agency has put them. A field that came later, or that nobody placed, stands where it stands as
 * usual: in the group of that id, or in one of its own at the end. Groups may be empty.
 */
export function arrangedGroups(usual: readonly FieldGroup[], groups: readonly FieldGroup[] | null): FieldGroup[] {
  if (!groups) return usual.map(({ id, fields }) => ({ id, fields: [...fields] }));
  const there = new Set(usual.flatMap(({ fields }) => fields));
  const placed = new Set(groups.flatMap(({ fields }) => fields));
  const result = groups.map(({ id, fields }) => ({ id, fields: fields.filter((name) => there.has(name)) }));
  for (const { id, fields } of usual) {
    const others = fields.filter((name) => !placed.has(name));
    const own = result.find((group) => group.id === id);
    if (own) own.fields.push(...others);
    else if (others.length) result.push({ id, fields: others });
  }
  return result;
}
