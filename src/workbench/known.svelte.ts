import type { Bootstrap, FieldDescription, RecordDescription } from '@gable/api';
import { contributionsOf } from './extensions/contributions.ts';
import { Messages } from './messages.ts';

/** What one member knows of the agency, as the server told it: its kinds of records, its people, its words, and what they may do. */
export class Known {
  bootstrap = $state.raw() as Bootstrap;
  readonly contributions = $derived.by(() => contributionsOf(this.bootstrap));
  readonly messages = $derived.by(() => new Messages(this.bootstrap.locale, this.bootstrap.messages));

  constructor(bootstrap: Bootstrap) {
    this.bootstrap = bootstrap;
  }

  get firstSteps() { return this.contributions.firstSteps; }
  get agency() { return this.bootstrap.agency; }
  get me() { return this.bootstrap.member; }
  get locale() { return this.bootstrap.locale; }
  get direction() { return this.bootstrap.direction; }
  get records() { return this.bootstrap.records; }
  get members() { return this.bootstrap.members; }
  get teams() { return this.bootstrap.teams; }
  get savedViews() { return this.bootstrap.views; }
  /** Roles that the member may give to others. */
  get rolesToGive() { return this.bootstrap.roles.filter(({ mayGive }) => mayGive); }
  roleName = (id: string) => this.bootstrap.roles.find((role) => role.id === id)?.title ?? this.t(`members.role.${id}`);

  t = (key: string, values?: Record<string, unknown>): string => this.messages.text(key, values);
  has = (key: string): boolean => this.messages.has(key);
  /** A kind's name as it stands inside a sentence: `contacts`, where a heading says Contacts. */
  nameOf = (kind: string, number: 'one' | 'many'): string => {
    const name = this.t(`${kind}.${number}`);
    return name.charAt(0).toLocaleLowerCase(this.locale) + name.slice(1);
  };
  /** Words for adding one of a kind; each kind's own where it has them, as only they know its gender. */
  newOf = (kind: string): string => (this.has(`${kind}.create`) ? this.t(`${kind}.create`) : this.t('new', { kind: this.nameOf(kind, 'one') }));
  describe = (kind: string): RecordDescription | undefined => this.records.find((record) => record.kind === kind);
  member = (id: string | null | undefined) => this.members.find((member) => member.id === id);
  may = (command: string): boolean => this.bootstrap.commands.some(({ id }) => id === command);
  commandsOn = (kind: string) => this.contributions.commandsOf(kind).filter(({ id }) => this.may(id));
  inputOf = (command: string): FieldDescription[] => this.bootstrap.commands.find(({ id }) => id === command)?.input ?? [];
}
