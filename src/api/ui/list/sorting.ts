/** By what a list is sorted, the first before the others, as `sort` of the API has it: `-updatedAt,title`. */
export interface Sorting { name: string; falls: boolean }

export const sortingsIn = (sort: string): Sorting[] =>
  sort.split(',').filter(Boolean).map((one) => ({ name: one.replace(/^-/, ''), falls: one.startsWith('-') }));

export const writtenSort = (sortings: Sorting[]): string => sortings.map(({ name, falls }) => (falls ? `-${name}` : name)).join(',');

/** By this field alone; pressed again, the other way round. */
export function sortedBy(sort: string, { name, falls: first }: Sorting): string {
  const before = sortingsIn(sort)[0];
  return writtenSort([{ name, falls: before?.name === name ? !before.falls : first }]);
}

/** By this field too, after the others; pressed again the other way round, and then no more. */
export function sortedAlsoBy(sort: string, { name, falls: first }: Sorting): string {
  const sortings = sortingsIn(sort);
  const before = sortings.find((one) => one.name === name);
  if (!before) return writtenSort([...sortings, { name, falls: first }]);
  else if (before.falls === first || sortings.length === 1) return writtenSort(sortings.map((one) => (one === before ? { name, falls: !before.falls } : one)));
  else return writtenSort(sortings.filter((one) => one !== before));
}
