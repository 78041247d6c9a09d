import type { RecordDescription, Role } from '@gable/api';
import type { Workbench } from '@gable/api/ui';

/** Whose records a role sees: their own, their team's, the whole agency's. */
export type Sight = 'own' | 'team' | 'all';
export type VisibilityTable = Record<string, Partial<Record<Role, Sight>>>;

/** Who sees what, while a principal changes it. */
export class VisibilityDraft {
  readonly kinds: RecordDescription[];
  isBusy = $state(false);
  isChanged = $state(false);
  #table = $state<VisibilityTable>({});
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.kinds = workbench.records.filter(({ kind, form }) => form?.length || kind === 'tasks' || kind === 'notes');
    this.discard();
  }

  of(kind: string, role: Role): Sight {
    return this.#table[kind]?.[role] ?? defaultSight(kind, role);
  }

  set(kind: string, role: Role, sight: Sight): void {
    this.#table[kind] = { ...this.#table[kind], [role]: sight };
    this.isChanged = true;
  }

  discard(): void {
    this.#table = structuredClone((this.#workbench.agency as { visibility?: VisibilityTable }).visibility ?? {});
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
}

function defaultSight(kind: string, role: Role): Sight {
  if (kind === 'properties' || role === 'principal') return 'all';
  else return role === 'manager' || role === 'assistant' ? 'team' : 'own';
}
