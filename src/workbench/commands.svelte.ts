import { Refusal, type CommandAnswer, type Disposable } from '@gable/api';
import type { RunOptions, Workbench } from '@gable/api/ui';

interface Run {
  /** Id of the run on the server. */
  run: string;
  text: string;
}

/** Runs commands on the server and remembers, for this window, what can be undone. */
export class Commands {
  undoable = $state.raw<Run[]>([]);
  redoable = $state.raw<Run[]>([]);
  #key = '';
  readonly #workbench: Workbench;
  #refusal: Disposable | undefined;
  readonly #told = new WeakSet<Refusal>();
  /** The toast that offers to undo or redo what was done last. */
  #offer: Disposable | undefined;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Goes on where this window was before it was loaded anew. */
  restore(member: string): void {
    this.#key = `gable.done.${member}`;
    const { undoable = [], redoable = [] } = JSON.parse(sessionStorage.getItem(this.#key) ?? '{}') as { undoable?: Run[]; redoable?: Run[] };
    this.#remember({ undoable, redoable });
  }

  /** Whoever only stops where something is refused need not catch that: what nobody has told is told here. */
  hearRefusals(): void {
    addEventListener('unhandledrejection', (event) => {
      if (!(event.reason instanceof Refusal)) return;
      event.preventDefault();
      if (!this.#told.has(event.reason)) this.#tellRefusal(event.reason);
    });
  }

  async run<Data>(command: string, input: unknown = {}, options: RunOptions = {}): Promise<CommandAnswer<Data>> {
    const { rest } = this.#workbench;
    try {
      const answer = await rest.post<CommandAnswer<Data>>(`commands/${command}`, input);
      // What was refused before has been put right.
      if (answer.command) this.#refusal?.dispose();
      if (answer.command && !options.withoutUndo) this.remember({ run: answer.command, text: options.done ?? this.#whatWasDone(command) }, options.quietly);
      return answer;
    } catch (error) {
      if (error instanceof Refusal && !options.quietly && !options.showsRefusal) this.#tellRefusal(error);
      throw error;
    }
  }

  /** For writes that went through another door of the API and answered with their run. */
  remember(run: Run, quietly = false): void {
    this.#remember({ undoable: [...this.undoable, run].slice(-50), redoable: [] });
    if (!quietly) this.#tell(run.text, { label: this.#workbench.t('undo'), run: () => this.undo(run) });
  }

  async undo(which = this.undoable.at(-1)): Promise<void> {
    if (!which) return;
    this.#remember({ undoable: this.undoable.filter((run) => run !== which) });
    const reversal = await this.#reverse(which);
    if (!reversal) return;
    this.#remember({ redoable: [...this.redoable, { run: reversal, text: which.text }] });
    this.#tell(this.#workbench.t('undone', { what: which.text }), { label: this.#workbench.t('redo'), run: () => this.redo() });
  }

  async redo(which = this.redoable.at(-1)): Promise<void> {
    if (!which) return;
    this.#remember({ redoable: this.redoable.filter((run) => run !== which) });
    const reversal = await this.#reverse(which);
    if (!reversal) return;
    this.#remember({ undoable: [...this.undoable, { run: reversal, text: which.text }] });
    this.#tell(this.#workbench.t('redone', { what: which.text }), { label: this.#workbench.t('undo'), run: () => this.undo() });
  }

  #remember({ undoable = this.undoable, redoable = this.redoable }: Partial<Pick<Commands, 'undoable' | 'redoable'>>): void {
    this.undoable = undoable;
    this.redoable = redoable;
    if (this.#key) sessionStorage.setItem(this.#key, JSON.stringify({ undoable, redoable }));
  }

  async #reverse(which: Run): Promise<string | null> {
    const { rest } = this.#workbench;
    try {
      return (await rest.post<CommandAnswer>('commands/history.undo', { command: which.run })).command;
    } catch (error) {
      if (error instanceof Refusal) this.#tellRefusal(error);
      else throw error;
      return null;
    }
  }

  #tellRefusal(refusal: Refusal): void {
    this.#told.add(refusal);
    if (!this.#workbench.isSignedOut) this.#refusal = this.#workbench.toasts.show({ text: refusal.message, meaning: 'bad', milliseconds: 9000 });
  }

  #tell(text: string, action: { label: string; run: () => unknown }): void {
    // What came before is undone after it, by the same key.
    this.#offer?.dispose();
    this.#offer = this.#workbench.toasts.show({ text, action });
  }

  #whatWasDone(command: string): string {
    const { has, t } = this.#workbench;
    const verb = command.split('.').at(-1)!;
    if (has(`${command}.done`)) return t(`${command}.done`);
    else if (has(`done.${verb}`)) return t(`done.${verb}`);
    else return t(command);
  }
}
