import type { RecordDescription, Role } from '@gable/api';
import type { Workbench } from '@gable/api/ui';

/** Whose records a role sees: none, their own, their team's, the whole agency's. */
export type Sight = 'none' | 'own' | 'team' | 'agency';
interface KindVisibility { read: Sight; write: Sight; outline: boolean }
type Visibility = Record<string, Partial<Record<Role, KindVisibility>>>;

/** Who sees what, while a principal changes it. */
export class VisibilityDraft {
  readonly kinds: RecordDescription[];
  isBusy = $state(false);
  isChanged = $state(false);
  #table = $state<Visibility>({});
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.kinds = workbench.records.filter(({ kind, form }) => form?.length || kind === 'tasks' || kind === 'notes');
    this.discard();
  }

  of(kind: string, role: Role, act: 'read' | 'write'): Sight {
    return this.#rightsOf(kind, role)[act];
  }

  set(kind: string, role: Role, act: 'read' | 'write', sight: Sight): void {
    const rights = { ...this.#rightsOf(kind, role), [act]: sight };
    // Nobody can change what they don't see.
    if (sights.indexOf(rights.write) > sights.indexOf(rights.read)) rights[act === 'read' ? 'write' : 'read'] = sight;
    this.#table[kind] = { ...this.#table[kind], [role]: rights };
    this.isChanged = true;
  }

  discard(): void {
    this.#table = structuredClone(this.#workbench.agency.visibility ?? {}) as Visibility;
    this.isChanged = false;
  }

  async save(): Promise<void> {
    this.isBusy = true;
    try {
      await this.#workbench.run('agency.change', { visibility: $state.snapshot(this.#table) });
      this.isChanged = false;
    } finally {
      this.isBusy = false;
    }
  }

  #rightsOf(kind: string, role: Role): KindVisibility {
    const usual: Sight = role === 'principal' ? 'agency' : role === 'agent' ? 'own' : 'team';
    return this.#table[kind]?.[role] ?? { read: usual, write: usual, outline: kind === 'contacts' || kind === 'properties' };
  }
}

export const sights: Sight[] = ['none', 'own', 'team', 'agency'];
