import type { FieldKindName } from '@gable/db/field.ts';
import type { Reach } from './rights.ts';
import type { RecordContribution } from './manifest.ts';

export type { FieldKindName };
export type { Address } from '@gable/db/fields/address.ts';
export type { LabelledAddress } from '@gable/db/fields/addresses.ts';
export type { Email } from '@gable/db/fields/emails.ts';
export type { Money } from '@gable/db/fields/money.ts';
export type { Phone } from '@gable/db/fields/phones.ts';
export type { Point } from '@gable/db/fields/point.ts';

/** A field as data: all that a browser needs to show, edit, filter and check it. */
export interface FieldDescription {
  name: string;
  kind: FieldKindName;
  required: boolean;
  /** The agency wants it in every new record, and not emptied; an older one may lack it. */
  demanded?: boolean;
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
  /** No longer offered; it stays readable where it is in use. */
  retired?: boolean;
}

/** A record kind as data, with what its extension contributes for the screen. The caller's rights are applied. */
export interface RecordDescription extends Partial<Omit<RecordContribution, 'kind' | 'fields' | 'titleFrom' | 'outline'>> {
  kind: string;
  /** The extension that brings it; undefined for the platform's own (members, teams, notes, tasks, views). */
  extension?: string;
  fields: FieldDescription[];
  /** Something tells when two of them are one, so that they can be looked through for duplicates. */
  hasSameRule?: true;
  /** The order of a list that nobody has sorted. */
  sort: string;
  /** Whether there are any with which it may be done; `exportReach` is whose records an export holds. */
  may: { create: boolean; change: boolean; archive: boolean; import: boolean; export: boolean; exportReach: Reach };
}

/** One record as the API gives it. Fields that the caller may not see are absent. */
export interface RecordData {
  id: string;
  /** What to call it in a list or a link. */
  title: string;
  /** 0 in a glimpse. */
  revision: number;
  /** ISO 8601 instants, UTC. A glimpse has neither. */
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
export interface FileReference { id: string; name: string; mediaType: string; bytes: number; width?: number; height?: number; caption?: string }
