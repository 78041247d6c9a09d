/** Of which kind the record is that a command answers: one that it wrote, or of the kind that its name begins with. Undefined for what is no record. */
export function kindOf(data: unknown, { touched, name }: { touched: ReadonlyMap<string, unknown>; name: string }): string | undefined {
  const { id, revision } = (typeof data === 'object' && data !== null ? data : {}) as { id?: unknown; revision?: unknown };
  if (typeof id !== 'string' || typeof revision !== 'number') return undefined;
  const key = [...touched.keys()].find((one) => one.endsWith(`/${id}`));
  return key?.slice(0, key.indexOf('/')) ?? name.slice(0, name.lastIndexOf('.'));
}
