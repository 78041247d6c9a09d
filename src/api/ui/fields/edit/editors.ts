import type { Component } from 'svelte';
import type { FieldDescription, FieldKindName } from '../../../index.ts';
import AddressEditor from './Address.svelte';
import AddressesEditor from './Addresses.svelte';
import AreaEditor from './Area.svelte';
import BooleanEditor from './Boolean.svelte';
import ChoiceEditor from './Choice.svelte';
import DateEditor from './Date.svelte';
import DateTimeEditor from './DateTime.svelte';
import DurationEditor from './Duration.svelte';
import EmailsEditor from './Emails.svelte';
import FilesEditor from './Files.svelte';
import LongTextEditor from './LongText.svelte';
import MoneyEditor from './Money.svelte';
import MultiChoiceEditor from './MultiChoice.svelte';
import NumberEditor from './Number.svelte';
import PhonesEditor from './Phones.svelte';
import PointEditor from './Point.svelte';
import ReferenceEditor from './Reference.svelte';
import ReferencesEditor from './References.svelte';
import TagsEditor from './Tags.svelte';
import TextEditor from './Text.svelte';
import UrlEditor from './Url.svelte';

/** What ties a control to its label and to what is wrong with it. */
export interface EditorAttributes { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

export interface EditorProps<Value = unknown> {
  kind: string;
  field: FieldDescription;
  value: Value | null | undefined;
  attributes: EditorAttributes;
}

/** What edits a value of each kind; whatever is not named is text. */
export const editors: Partial<Record<FieldKindName, Component<any, object, 'value'>>> & { text: Component<any, object, 'value'> } = {
  text: TextEditor,
  longText: LongTextEditor,
  integer: NumberEditor,
  decimal: NumberEditor,
  money: MoneyEditor,
  area: AreaEditor,
  date: DateEditor,
  dateTime: DateTimeEditor,
  duration: DurationEditor,
  choice: ChoiceEditor,
  multiChoice: MultiChoiceEditor,
  tags: TagsEditor,
  boolean: BooleanEditor,
  reference: ReferenceEditor,
  references: ReferencesEditor,
  phones: PhonesEditor,
  emails: EmailsEditor,
  url: UrlEditor,
  address: AddressEditor,
  addresses: AddressesEditor,
  point: PointEditor,
  files: FilesEditor,
};
