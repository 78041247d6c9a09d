/** Whether the palette is open, and what it looks through first. */
export class PaletteState {
  mode = $state<'records' | 'commands' | null>(null);

  open(mode: 'records' | 'commands'): void {
    this.mode = mode;
  }

  close(): void {
    this.mode = null;
  }
}
