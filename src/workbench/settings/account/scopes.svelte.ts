export type Way = 'none' | 'read' | 'write';
export const ways: Way[] = ['none', 'read', 'write'];

/** What a new token may do, while somebody chooses. */
export class ScopeChoice {
  isLimited = $state(false);
  mayExport = $state(false);
  mayLead = $state(false);
  commands = $state.raw<string[]>([]);
  readonly #ways = $state<Record<string, Way>>({});

  wayOf(kind: string): Way {
    return this.#ways[kind] ?? 'none';
  }

  choose(kind: string, way: Way): void {
    this.#ways[kind] = way;
  }

  get isEmpty(): boolean {
    return this.isLimited && this.scopes!.length === 0;
  }

  /** Null for all that its owner may. */
  get scopes(): string[] | null {
    if (!this.isLimited) return null;
    const ofKinds = Object.entries(this.#ways).filter(([, way]) => way !== 'none').map(([kind, way]) => `${kind}:${way}`);
    return [...ofKinds, ...this.commands.map((id) => `commands:${id}`), ...(this.mayExport ? ['export'] : []), ...(this.mayLead ? ['admin'] : [])];
  }
}
