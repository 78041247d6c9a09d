import type { Component, Snippet } from 'svelte';
import type { FieldDescription, FieldKindName } from '../../../index.ts';
import AddressValue from './Address.svelte';
import AddressesValue from './Addresses.svelte';
import BooleanValue from './Boolean.svelte';
import ChoiceValue from './Choice.svelte';
import DateTimeValue from './DateTime.svelte';
import EmailsValue from './Emails.svelte';
import FilesValue from './Files.svelte';
import LongTextValue from './LongText.svelte';
import MultiChoiceValue from './MultiChoice.svelte';
import PhonesValue from './Phones.svelte';
import PointValue from './Point.svelte';
import ReferenceValue from './Reference.svelte';
import ReferencesValue from './References.svelte';
import TagsValue from './Tags.svelte';
import TextValue from './Text.svelte';
import UrlValue from './Url.svelte';

export interface ViewerProps<Value = unknown> {
  kind: string;
  field: FieldDescription;
  value: Value;
  look: 'full' | 'cell';
  /** What stands beside each of several values. */
  beside?: Snippet<[value: object]> | undefined;
}

/** What draws a value of each kind; whatever is not named is text. */
export const viewers: Partial<Record<FieldKindName, Component<any>>> & { text: Component<any> } = {
  text: TextValue,
  longText: LongTextValue,
  dateTime: DateTimeValue,
  choice: ChoiceValue,
  multiChoice: MultiChoiceValue,
  tags: TagsValue,
  boolean: BooleanValue,
  reference: ReferenceValue,
  references: ReferencesValue,
  phones: PhonesValue,
  emails: EmailsValue,
  url: UrlValue,
  address: AddressValue,
  addresses: AddressesValue,
  point: PointValue,
  files: FilesValue,
};
