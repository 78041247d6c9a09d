import type { RecordContribution } from './manifest.ts';

export type FieldKindName =
  | 'text' | 'longText' | 'integer' | 'decimal' | 'money' | 'area' | 'date' | 'dateTime' | 'choice' | 'multiChoice'
  | 'boolean' | 'reference' | 'references' | 'phones' | 'emails' | 'url' | 'address' | 'point' | 'polygon' | 'files' | 'duration';

/** A field as data: all that a browser needs to show, edit, filter and check it. */
export interface FieldDescription {
  name: string;
  kind: FieldKindName;
  required: boolean;
  /** Set by the system; shown, never edited. */
  readOnly: boolean;
  sortable: boolean;
  filterable: boolean;
  /** Values of a choice; each label is the message `<records>.<field>.<value>`. */
  choices?: ChoiceDescription[];
  /** Kind of the record that a reference points to. */
  target?: string;
  /** Roles that a reference may carry (`buyer`, `seller`); labels as for choices. */
  roles?: string[];
  /** Digits after the point of a decimal. */
  scale?: number;
  maxLength?: number;
  min?: number;
  max?: number;
}

export interface ChoiceDescription {
  value: string;
  /** One of eight muted hues of the same lightness. */
  hue?: number;
  meaning?: 'good' | 'warn' | 'bad' | 'info';
  /** Given by the agency where it named the choice itself; otherwise the message. */
  label?: string;
}

/** A record kind as data, with what its extension contributes for the screen. The caller's rights are applied. */
export interface RecordDescription extends Partial<Omit<RecordContribution, 'kind'>> {
  kind: string;
  /** The extension that brings it; undefined for the platform's own (members, teams, notes, tasks). */
  extension?: string;
  fields: FieldDescription[];
  may: { create: boolean; import: boolean };
}

/** One record as the API gives it. Fields that the caller may not see are absent. */
export interface RecordData {
  id: string;
  /** What to call it in a list or a link. */
  title: string;
  revision: number;
  /** ISO 8601 instants, UTC. */
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
  holder: Reference | string | null;
  /** The caller sees that it exists, whose it is and when it was last spoken to; nothing more. */
  glimpse?: true;
  [field: string]: unknown;
}

/** A reference as given where `include` names it. Otherwise the bare id. */
export interface Reference { id: string; title: string; role?: string }
/** `amount` in minor units (cents, agorot) of the ISO 4217 `currency`. */
export interface Money { amount: number; currency: string }
export interface Phone { label?: string; /** E.164, null where the number can't be read. */ e164: string | null; typed: string }
export interface Email { label?: string; address: string }
export interface Address { street?: string; city?: string; region?: string; postalCode?: string; country?: string }
/** WGS 84 degrees. */
export interface Point { latitude: number; longitude: number }
export interface FileReference { id: string; name: string; mediaType: string; bytes: number; width?: number; height?: number; caption?: string }
