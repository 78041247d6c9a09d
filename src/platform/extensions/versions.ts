import { Refusal } from '@gable/api';
import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';

export const isRange = (text: string): boolean => validRange(text) !== null;

/**
 * Refuses an extension that is made for another Gable; ranges are npm’s.
 * @throws Refusal `extension.otherGable` (409)
 */
export function refuseOther(extension: string, { asked, is }: { asked: string; is: string }): void {
  if (!satisfies(is, asked, { includePrerelease: true })) throw new Refusal('extension.otherGable', { status: 409, values: { extension, asked, is } });
}
