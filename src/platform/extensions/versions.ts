import { Refusal } from '@gable/api';

/**
 * Refuses an extension that is made for another Gable. A range is a version, alone or with `>=`, `^` or `~` before it.
 * @throws Refusal `extension.otherGable` (409)
 */
export function refuseOther(extension: string, { asked, is }: { asked: string; is: string }): void {
  const [, sign = '', written = ''] = /^(>=|\^|~)?(.*)$/.exec(asked)!;
  const [wanted, there] = [numbersOf(written), numbersOf(is)];
  const atLeast = compare(there, wanted) >= 0;
  // Before 1.0 the second number is what tells that something broke.
  const same = sign === '>=' ? 0 : sign === '^' && wanted[0]! > 0 ? 1 : 2;
  if (!atLeast || compare(there.slice(0, same), wanted.slice(0, same)) !== 0) throw new Refusal('extension.otherGable', { status: 409, values: { extension, asked, is } });
}

function numbersOf(version: string): number[] {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map(Number);
  return [major, minor, patch];
}

function compare(one: number[], other: number[]): number {
  const index = one.findIndex((number, place) => number !== other[place]);
  return index < 0 ? 0 : one[index]! - other[index]!;
}
