import { arrangedGroups, type ArrangedField, type FieldArrangement, type FieldGroup, type FieldLayout, type Locale } from '@gable/api';
import { keptAt } from '@gable/api/ui';
import type { GableWorkbench } from '../../workbench.svelte.ts';

type Arranged = Omit<FieldLayout, 'revision' | 'groups'> & { groups: FieldGroup[] };
export interface Place { group: number; index: number }

const most = 200;

/** The fields of a kind while somebody arranges them. Every step can be undone until it is there for everybody, and then as a whole. */
export class Arranging {
  now = $state.raw({} as Arranged);
  given = $state.raw({} as FieldArrangement);
  wasRestored = $state(false);
  /** Somebody else was quicker. */
  isOvertaken = $state(false);
  readonly isChanged: boolean = $derived(!isSame(this.now, this.#saved()));
  #past = $state.raw<Arranged[]>([]);
  #future = $state.raw<Arranged[]>([]);
  readonly #kept: ReturnType<typeof keptAt<{ revision: number; now: Arranged }>>;

  constructor(workbench: Pick<GableWorkbench, 'me' | 'isLeaving'>, kind: string, given: FieldArrangement) {
    this.#kept = keptAt(workbench, `settings/fields/${kind}`);
    this.given = given;
    this.now = this.#saved();
    const begun = this.#kept.read();
    if (begun?.revision === given.layout.revision) Object.assign(this, { now: this.#withNews(begun.now), wasRestored: true });
  }

  get mayUndo(): boolean { return this.#past.length > 0; }
  get mayRedo(): boolean { return this.#future.length > 0; }

  /** Takes what has changed on the server: what is being arranged here stays, unless it was arranged there too. */
  receive(given: FieldArrangement): void {
    const isArranged = given.layout.revision !== this.given.layout.revision;
    const wasChanged = this.isChanged;
    this.given = given;
    if (!wasChanged) this.discard();
    else if (isArranged) this.isOvertaken = true;
    else this.now = this.#withNews(this.now);
  }

  field(name: string): ArrangedField | undefined { return this.given.fields.find((field) => field.name === name); }

  /** What a field, or as `group.<id>` a group, is called in a language. */
  nameIn(locale: Locale, key: string): string {
    const usual = this.usualNames(key);
    const own = this.now.labels[key] ?? {};
    return own[locale] ?? usual[locale] ?? Object.values(own)[0] ?? Object.values(usual)[0] ?? key;
  }

  usualNames(key: string): Partial<Record<Locale, string>> {
    return (key.startsWith('group.') ? this.given.groupNames[key.slice('group.'.length)] : this.field(key)?.names) ?? {};
  }

  isOwnGroup = (id: string): boolean => !Object.hasOwn(this.given.groupNames, id);

  placeOf(name: string): Place {
    const group = this.now.groups.findIndex(({ fields }) => fields.includes(name));
    return { group, index: this.now.groups[group]?.fields.indexOf(name) ?? -1 };
  }

  /** One step up or down, over the edge of its group into the next. */
  step(name: string, by: -1 | 1): boolean {
    const { group, index } = this.placeOf(name);
    const { groups } = this.now;
    const isInside = index + by >= 0 && index + by < groups[group]!.fields.length;
    if (isInside) this.move(name, { group, index: index + by });
    else if (groups[group + by]) this.move(name, { group: group + by, index: by > 0 ? 0 : groups[group + by]!.fields.length });
    else return false;
    return true;
  }

  move(name: string, to: Place): void {
    const without = this.now.groups.map(({ id, fields }) => ({ id, fields: fields.filter((one) => one !== name) }));
    this.#take({ groups: without.map(({ id, fields }, at) => ({ id, fields: at === to.group ? fields.toSpliced(to.index, 0, name) : fields })) });
  }

  stepGroup(id: string, by: -1 | 1): boolean {
    const at = this.now.groups.findIndex((group) => group.id === id);
    const group = this.now.groups[at]!;
    if (!this.now.groups[at + by]) return false;
    this.#take({ groups: this.now.groups.toSpliced(at, 1).toSpliced(at + by, 0, group) });
    return true;
  }

  addGroup(id: string, labels: Partial<Record<Locale, string>>): void {
    this.#take({ groups: [...this.now.groups, { id, fields: [] }], labels: { ...this.now.labels, [`group.${id}`]: labels } });
  }

  /** Its fields go into the group before it. */
  removeGroup(id: string): void {
    const at = this.now.groups.findIndex((group) => group.id === id);
    const heir = at > 0 ? at - 1 : 1;
    const { [`group.${id}`]: _label, ...labels } = this.now.labels;
    const groups = this.now.groups.map((group, index) => (index === heir ? { ...group, fields: [...group.fields, ...this.now.groups[at]!.fields] } : group)).filter((group) => group.id !== id);
    this.#take({ groups, labels });
  }

  rename(key: string, said: Partial<Record<Locale, string>>): void {
    const usual = this.usualNames(key);
    const kept = Object.entries(said).map(([locale, label]) => [locale, label.trim()] as const).filter(([locale, label]) => label && label !== usual[locale as Locale]);
    const { [key]: _before, ...labels } = this.now.labels;
    this.#take({ labels: kept.length ? { ...labels, [key]: Object.fromEntries(kept) } : labels });
  }

  toggle(which: 'demanded' | 'hidden', name: string): void {
    const isOn = this.now[which].includes(name);
    const names = isOn ? this.now[which].filter((one) => one !== name) : [...this.now[which], name];
    // Nobody can fill in what nobody is shown.
    this.#take(which === 'hidden' ? { hidden: names, demanded: this.now.demanded.filter((one) => isOn || one !== name) } : { demanded: names });
  }

  /** What a gesture does in many small steps is one step back. */
  async asOne(gesture: () => unknown): Promise<void> {
    const before = this.now;
    const past = this.#past;
    await gesture();
    this.#past = isSame(before, this.now) ? past : [...past, before].slice(-most);
  }

  undo(): void { this.#go('#past'); }
  redo(): void { this.#go('#future'); }

  discard(): void {
    this.#kept.forget();
    Object.assign(this, { now: this.#saved(), wasRestored: false, isOvertaken: false });
    this.#past = [];
    this.#future = [];
  }

  /** As the server takes it. */
  get sent(): Omit<FieldLayout, 'revision'> { return this.now; }

  /** Called when the page goes away unsaved. */
  keep(): void {
    if (this.isChanged && !this.isOvertaken) this.#kept.write({ revision: this.given.layout.revision, now: this.now });
    else this.#kept.forget();
  }

  #go(to: '#past' | '#future'): void {
    const stack = to === '#past' ? this.#past : this.#future;
    const target = stack.at(-1);
    if (!target) return;
    const before = this.now;
    this.now = target;
    this.#past = to === '#past' ? stack.slice(0, -1) : [...this.#past, before];
    this.#future = to === '#past' ? [...this.#future, before] : stack.slice(0, -1);
  }

  #take(change: Partial<Arranged>): void {
    this.#past = [...this.#past, this.now].slice(-most);
    this.#future = [];
    this.now = { ...this.now, ...change };
  }

  #saved(): Arranged {
    const { usual, layout: { groups, labels, demanded, hidden } } = this.given;
    return { groups: arrangedGroups(usual, groups), labels, demanded, hidden };
  }

  #withNews(now: Arranged): Arranged {
    return { ...now, groups: arrangedGroups(this.given.usual, now.groups) };
  }
}

const inOrder = ({ groups, labels, demanded, hidden }: Arranged) => [groups, Object.entries(labels).sort(), [...demanded].sort(), [...hidden].sort()];
const isSame = (one: Arranged, other: Arranged): boolean => JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));
