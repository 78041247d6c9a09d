import icons from './icons.json';

/** Each icon as one path on a field of 24 by 24. */
export const paths: Record<string, string> = { ...icons };

/** Icons that extensions from outside bring. */
export function addIcons(more: Record<string, string>): void {
  for (const [name, path] of Object.entries(more)) paths[name] ??= path;
}
