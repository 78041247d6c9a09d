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
  readonly #workbench: Workbench;
  #refusal: Disposable | undefined;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  async run<Data>(command: string, input: unknown = {}, options: RunOptions = {}): Promise<CommandAnswer<Data>> {
    const { rest, toasts } = this.#workbench;
    try {
      const answer = await rest.post<CommandAnswer<Data>>(`commands/${command}`, input);
      // What was refused before has been put right.
      if (answer.command) this.#refusal?.dispose();
      if (answer.command && !options.withoutUndo) this.remember({ run: answer.command, text: options.done ?? this.#whatWasDone(command) }, options.quietly);
      return answer;
    } catch (error) {
      const isTold = options.quietly || options.showsRefusal || this.#workbench.isSignedOut;
      if (error instanceof Refusal && !isTold) this.#refusal = toasts.show({ text: error.message, meaning: 'bad', milliseconds: 9000 });
      throw error;
    }
  }

  /** For writes that went through another door of the API and answered with their run. */
  remember(run: Run, quietly = false): void {
    this.undoable = [...this.undoable, run].slice(-50);
    this.redoable = [];
    if (!quietly) this.#tell(run.text, { label: this.#workbench.t('undo'), run: () => this.undo(run) });
  }

  async undo(which = this.undoable.at(-1)): Promise<void> {
    if (!which) return;
    this.undoable = this.undoable.filter((run) => run !== which);
    const reversal = await this.#reverse(which);
    if (!reversal) return;
    this.redoable = [...this.redoable, { run: reversal, text: which.text }];
    this.#tell(this.#workbench.t('undone', { what: which.text }), { label: this.#workbench.t('redo'), run: () => this.redo() });
  }

  async redo(which = this.redoable.at(-1)): Promise<void> {
    if (!which) return;
    this.redoable = this.redoable.filter((run) => run !== which);
    const reversal = await this.#reverse(which);
    if (!reversal) return;
    this.undoable = [...this.undoable, { run: reversal, text: which.text }];
    this.#tell(this.#workbench.t('redone', { what: which.text }), { label: this.#workbench.t('undo'), run: () => this.undo() });
  }

  async #reverse(which: Run): Promise<string | null> {
    const { rest, toasts } = this.#workbench;
    try {
      return (await rest.post<CommandAnswer>('commands/history.undo', { command: which.run })).command;
    } catch (error) {
      if (error instanceof Refusal) toasts.show({ text: error.message, meaning: 'bad', milliseconds: 9000 });
      else throw error;
      return null;
    }
  }

  #tell(text: string, action: { label: string; run: () => unknown }): void {
    this.#workbench.toasts.show({ text, action });
  }

  #whatWasDone(command: string): string {
    const { has, t } = this.#workbench;
    const verb = command.split('.').at(-1)!;
    if (has(`${command}.done`)) return t(`${command}.done`);
    else if (has(`done.${verb}`)) return t(`done.${verb}`);
    else return t(command);
  }
}
