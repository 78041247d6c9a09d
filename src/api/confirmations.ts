/** When somebody last said that a telephone number, an e-mail address or a postal address is still right, and who; null where nobody is named. */
export interface Confirmation { at: string; by: string | null }

/** The confirmations of a record's contact data, by `confirmationKey`. What is not there is as old as the record. */
export type Confirmations = Record<string, Confirmation>;

/** By what a value is known whatever its label: `+12065550142`, `ruth@levi.test`, `1 elm st|seattle`. */
export function confirmationKey(value: object): string {
  const { e164, typed, address, label: _label, ...parts } = value as Record<string, string | null | undefined>;
  if (typed !== undefined) return e164 ?? typed ?? '';
  else if (address !== undefined) return (address ?? '').toLowerCase();
  else return Object.values(parts).join('|').toLowerCase();
}
