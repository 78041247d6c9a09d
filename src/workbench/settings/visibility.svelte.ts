import type { RecordDescription, Role } from '@gable/api';
import type { Workbench } from '@gable/api/ui';

type Scope = 'none' | 'own' | 'team' | 'agency';
interface KindVisibility { read: Scope; write: Scope; outline: boolean }
type Visibility = Record<string, Partial<Record<Role, KindVisibility>>>;

/** How far a role sees and changes: `agency.own` sees everything and changes its own. */
export const sights = ['none', 'own', 'team', 'team.own', 'agency', 'agency.team', 'agency.own'] as const;
export type Sight = (typeof sights)[number];

/** Who sees what, while a principal changes it. */
export class VisibilityDraft {
  readonly kinds: RecordDescription[];
  isBusy = $state(false);
  isChanged = $state(false);
  agentsExport = $state<'own' | 'none'>('own');
  #table = $state<Visibility>({});
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.kinds = workbench.records.filter(({ form }) => form?.length);
    this.discard();
  }

  of(kind: string, role: Role): Sight {
    const { read, write } = this.#rightsOf(kind, role);
    return (read === write ? read : `${read}.${write}`) as Sight;
  }

  set(kind: string, role: Role, sight: Sight): void {
    const [read, write = read] = sight.split('.') as [Scope, Scope?];
    this.#table[kind] = { ...this.#table[kind], [role]: { ...this.#rightsOf(kind, role), read, write } };
    this.isChanged = true;
  }

  setAgentsExport(given: 'own' | 'none'): void {
    this.agentsExport = given;
    this.isChanged = true;
  }

  discard(): void {
    this.#table = structuredClone(this.#workbench.agency.visibility ?? {}) as Visibility;
    this.agentsExport = this.#workbench.agency.agentsExport ?? 'own';
    this.isChanged = false;
  }

  async save(): Promise<void> {
    this.isBusy = true;
    try {
      await this.#workbench.run('agency.change', { visibility: $state.snapshot(this.#table), agentsExport: this.agentsExport });
      this.isChanged = false;
    } finally {
      this.isBusy = false;
    }
  }

  // The same defaults as the office's, for kinds that the agency never touched.
  #rightsOf(kind: string, role: Role): KindVisibility {
    const usual: Scope = role === 'principal' ? 'agency' : role === 'agent' ? 'own' : 'team';
    return this.#table[kind]?.[role] ?? { read: usual, write: usual, outline: kind === 'contacts' || kind === 'properties' };
  }
}
