import { rightsOn, type Ability, type FieldRight, type KindRights, type Reach, type Rights, type RoleDescription, type Verb } from '@gable/api';
import type { Workbench } from '@gable/api/ui';
import { outsideRights } from './outsideRights.ts';

/** For records that have no line of their own. */
export const others = '';

/** What somebody had begun to make of a role. */
export interface BegunRole { id: string; title: string; rights: Rights }

/** A role while somebody changes it. */
export class RoleDraft {
  readonly role: RoleDescription;
  title = $state('');
  isBusy = $state(false);
  wasRestored = $state(false);
  #rights = $state.raw<Rights>()!;

  constructor(role: RoleDescription) {
    this.role = role;
    this.discard();
  }

  get rights(): Rights {
    return this.#rights;
  }

  get isChanged(): boolean {
    return this.title !== this.role.title || JSON.stringify(this.#rights) !== JSON.stringify(this.role.rights);
  }

  of(kind: string): KindRights {
    return kind === others ? this.#rights.others : rightsOn(this.#rights, kind);
  }

  reach(kind: string, verb: Verb, reach: Reach): void {
    this.#change(kind, { [verb]: reach });
  }

  outline(kind: string, outline: boolean): void {
    this.#change(kind, { outline });
  }

  field(kind: string, name: string, right: FieldRight | undefined): void {
    const { [name]: _earlier, ...fields } = this.of(kind).fields;
    this.#change(kind, { fields: right ? { ...fields, [name]: right } : fields });
  }

  ability(ability: Ability, isGiven: boolean): void {
    const left = this.#rights.abilities.filter((one) => one !== ability);
    this.#rights = { ...this.#rights, abilities: isGiven ? [...left, ability] : left };
  }

  outside(isOutside: boolean): void {
    this.#rights = isOutside ? outsideRights(this.#rights) : { ...this.#rights, isOutside };
  }

  discard(): void {
    this.title = this.role.title;
    this.#rights = this.role.rights;
    this.wasRestored = false;
  }

  get begun(): BegunRole {
    return { id: this.role.id, title: this.title, rights: this.#rights };
  }

  goOn({ title, rights }: BegunRole): void {
    this.title = title;
    this.#rights = rights;
    this.wasRestored = true;
  }

  async save(workbench: Workbench): Promise<void> {
    this.isBusy = true;
    try {
      const title = this.title.trim();
      await workbench.run('roles.change', { id: this.role.id, rights: this.#rights, ...(title && title !== this.role.title && { title }) }, { done: workbench.t('roles.change.done', { name: title }) });
    } finally {
      this.isBusy = false;
    }
  }

  #change(kind: string, changed: Partial<KindRights>): void {
    const { others: usual, kinds } = this.#rights;
    if (kind === others) this.#rights = { ...this.#rights, others: { ...usual, ...changed } };
    else this.#rights = { ...this.#rights, kinds: { ...kinds, [kind]: { ...kinds[kind], ...changed } } };
  }
}
