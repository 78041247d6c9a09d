import type { Manifest } from '@gable/api';
import { drawIcon } from './drawIcon.ts';

/** Names of the icons of a manifest, each with where it stands. */
export function iconsNamed({ contributes: { records = [], views = [], viewsContainers = [], commands = [], walkthroughs = [] } = {} }: Manifest): Map<string, string> {
  const named = new Map<string, string>();
  const groups = { records, viewsContainers, views, commands, walkthroughs };
  for (const [group, list] of Object.entries(groups)) {
    list.forEach(({ icon }: { icon?: string }, index) => icon && !named.has(icon) && named.set(icon, `contributes.${group}.${index}.icon`));
  }
  return named;
}

/** The drawings that go with an extension, for a browser has those that the program itself uses. */
export function iconsOf(manifest: Manifest): Record<string, string> {
  return Object.fromEntries([...iconsNamed(manifest).keys()].flatMap((name) => {
    const path = drawIcon(name);
    return path === undefined ? [] : [[name, path]];
  }));
}
