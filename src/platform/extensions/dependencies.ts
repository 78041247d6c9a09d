import { Refusal } from '@gable/api';
import type { Extensions } from './extensions.ts';
import { enabledIn, type Additions, type InstalledExtension } from './installed.ts';

/** @throws Refusal `extension.without` (409) where one that it needs is not there, or off. */
export function refuseWithout({ name, manifest }: InstalledExtension, additions: Additions, extensions: Pick<Extensions, 'isStarted'>): void {
  const missing = (manifest.extensionDependencies ?? []).find((needed) => !extensions.isStarted(needed) && !enabledIn(additions).some((one) => one.name === needed));
  if (missing !== undefined) throw new Refusal('extension.without', { status: 409, values: { extension: name, needed: missing } });
}

/** @throws Refusal `extension.neededBy` (409) where another one that is on needs it. */
export function refuseNeeded(name: string, additions: Additions): void {
  const needing = enabledIn(additions).find(({ manifest }) => manifest.extensionDependencies?.includes(name));
  if (needing) throw new Refusal('extension.neededBy', { status: 409, values: { extension: name, by: needing.name } });
}
