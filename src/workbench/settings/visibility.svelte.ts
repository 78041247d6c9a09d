import type { RecordDescription, Role } from '@gable/api';
import { keptAt, type Workbench } from '@gable/api/ui';

type Scope = 'none' | 'own' | 'team' | 'agency';
interface KindVisibility { read: Scope; write: Scope; outline: boolean }
type Visibility = Record<string, Partial<Record<Role, KindVisibility>>>;
interface Begun { table: Visibility; agentsExport: 'own' | 'none' }

/** How far a role sees and changes: `agency.own` sees everything and changes its own. */
export const sights = ['none', 'own', 'team', 'team.own', 'agency', 'agency.team', 'agency.own'] as const;
export type Sight = (typeof sights)[number];

/** Who sees what, while a principal changes it. */
export class VisibilityDraft {
  readonly kinds: RecordDescription[];
  isBusy = $state(false);
  isChanged = $state(false);
  agentsExport = $state<'own' | 'none'>('own');
  wasRestored = $state(false);
  #table = $state<Visibility>({});
  readonly #workbench: Workbench;
  readonly #kept: ReturnType<typeof keptAt<Begun>>;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.kinds = workbench.records.filter(({ form }) => form?.length);
    this.#kept = keptAt(workbench, 'settings/visibility');
    this.#begin();
    const begun = this.#kept.read();
    if (!begun) return;
    this.#table = begun.table;
    this.agentsExport = begun.agentsExport;
    this.isChanged = true;
    this.wasRestored = true;
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

  /** Called when the page goes away unsaved. */
  keep(): void {
    if (this.isChanged) this.#kept.write({ table: $state.snapshot(this.#table), agentsExport: this.agentsExport });
    else this.#kept.forget();
  }

  discard(): void {
    this.#kept.forget();
    this.#begin();
  }

  async save(): Promise<void> {
    this.isBusy = true;
    try {
      await this.#workbench.run('agency.change', { visibility: $state.snapshot(this.#table), agentsExport: this.agentsExport });
      this.isChanged = false;
      this.wasRestored = false;
      this.#kept.forget();
    } finally {
      this.isBusy = false;
    }
  }

  #begin(): void {
    this.#table = structuredClone(this.#workbench.agency.visibility ?? {}) as Visibility;
    this.agentsExport = this.#workbench.agency.agentsExport ?? 'own';
    this.isChanged = false;
    this.wasRestored = false;
  }

  // The same defaults as the office's, for kinds that the agency never touched.
  #rightsOf(kind: string, role: Role): KindVisibility {
    const usual: Scope = role === 'principal' ? 'agency' : role === 'agent' ? 'own' : 'team';
    return this.#table[kind]?.[role] ?? { read: usual, write: usual, outline: kind === 'contacts' || kind === 'properties' };
  }
}
