import type { LabelledAddress } from '@gable/db/fields/addresses.ts';
import { partsOf } from './importableField.ts';
import { heldTogether, inBrackets, inQuotes } from './inQuotes.ts';

const parts = partsOf.address as (keyof LabelledAddress)[];
const misread = /[;\n]|\)$/;
const misreadAsLabel = /[;\n()]|^\P{L}/u;

/** Addresses as people write them, each on a line: `1 Elm St; Ithaca; NY; 14850; US (home)`. */
export function addressLines(addresses: readonly LabelledAddress[]): string {
  return addresses.map((address) => {
    const written = parts.map((part) => inQuotes(address[part] ?? '', misread)).join('; ').replace(/(; )+$/, '');
    return address.label ? `${written} (${inQuotes(address.label, misreadAsLabel)})` : written;
  }).join('\n');
}

export function addressesIn(cell: string): LabelledAddress[] {
  const { text, plain } = heldTogether(cell);
  return text.split('\n').filter((line) => line.trim()).map((line) => {
    const { before, inside } = inBrackets(line.trim());
    const address = Object.fromEntries(before.split(';').map((part, index) => [parts[index] ?? '', plain(part.trim())]).filter(([, part]) => part));
    return { ...address, ...(inside && { label: plain(inside) }) } as LabelledAddress;
  });
}
