/** One of several values, with what it is called. */
export interface Labelled { shown: string; label?: string | undefined }

/** What parts the values of one cell where our import reads it. */
export const separators = /[;|,\n]|\s:::\s/;

/** Several values as people write them, `+302101234567 (work); …`; as JSON where they would be read as others. */
export function inOneCell(several: readonly Labelled[], value: unknown): string {
  return several.every(isPlain) ? several.map(({ shown, label }) => (label ? `${shown} (${label})` : shown)).join('; ') : JSON.stringify(value);
}

function isPlain({ shown, label }: Labelled): boolean {
  if (separators.test(shown) || shown.endsWith(')') || /^[[{]/.test(shown)) return false;
  return !label || (/^\p{L}[^()]*$/u.test(label) && !separators.test(label));
}
