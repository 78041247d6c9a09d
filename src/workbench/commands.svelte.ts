import { Refusal, type CommandAnswer, type Disposable } from '@gable/api';
import type { RunOptions } from '@gable/api/ui';
import { inBrief, whatWasDone, whyRefused, type DoneRun } from './whatWasDone.ts';
import type { GableWorkbench } from './workbench.svelte.ts';

interface Run {
  /** Id of the run on the server; null where it can't be undone. */
  run: string | null;
  /** What undoing it is offered by. */
  text: string;
  /** What was done, to be said again in another language. */
  done?: DoneRun;
}

const most = 50;

/** Runs commands on the server and remembers, for this window, what can be undone. */
export class Commands {
  undoable = $state.raw<Run[]>([]);
  redoable = $state.raw<Run[]>([]);
  #key = '';
  readonly #workbench: GableWorkbench;
  #refusal: Disposable | undefined;
  readonly #told = new WeakSet<Refusal>();
  /** The toast that offers to undo or redo what was done last. */
  #offer: Disposable | undefined;

  constructor(workbench: GableWorkbench) {
    this.#workbench = workbench;
  }

  /** The latest that can be taken back, also where something that can't be was done since. */
  get next(): Run | undefined {
    return this.undoable.findLast(({ run }) => run);
  }

  /** Goes on where this window was before it was loaded anew. */
  restore(member: string): void {
    this.#key = `gable.done.${member}`;
    const { undoable = [], redoable = [], locale = '' } = JSON.parse(sessionStorage.getItem(this.#key) ?? '{}') as { undoable?: Run[]; redoable?: Run[]; locale?: string };
    const { t, locale: now } = this.#workbench;
    // What was told in another language isn't told again in it.
    const told = (run: Run): Run => (locale === now ? run : { ...run, text: run.done ? whatWasDone(this.#workbench, run.done).label : t('done.earlier') });
    this.#remember({ undoable: undoable.map(told), redoable: redoable.map(told) });
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
      if (!options.withoutUndo) this.#keep(command, { input, answer, options });
      return answer;
    } catch (error) {
      if (error instanceof Refusal && !options.quietly && !options.showsRefusal) this.#tellRefusal(error, command);
      throw error;
    }
  }

  #keep(command: string, { input, answer, options }: { input: unknown; answer: CommandAnswer; options: RunOptions }): void {
    const { bootstrap } = this.#workbench;
    const isFinal = bootstrap.commands.some(({ id, isFinal }) => id === command && isFinal);
    if (!answer.command && !isFinal) return;
    const { text, label } = whatWasDone(this.#workbench, { command, input, data: answer.data, done: options.done });
    if (answer.command) this.remember({ run: answer.command, text: label, done: inBrief({ command, input, data: answer.data }) }, { quietly: options.quietly, said: text });
    else this.passFinal(text);
    if (!answer.command && !options.quietly) this.#workbench.toasts.show({ text, meaning: 'good' });
  }

  /** Something was done that can't be undone: the key says so first, before it reaches for what was done earlier. */
  passFinal(text: string): void {
    this.#remember({ undoable: [...this.undoable, { run: null, text }].slice(-most), redoable: [] });
    this.#offer?.dispose();
  }

  /** For writes that went through another door of the API and answered with their run. */
  remember(run: Run, { quietly = false, said = run.text }: { quietly?: boolean | undefined; said?: string } = {}): void {
    this.#remember({ undoable: [...this.undoable, run].slice(-most), redoable: [] });
    if (!quietly) this.#tell(said, { label: this.#workbench.t('undo'), run: () => this.undo(run) });
  }

  async undo(which = this.undoable.at(-1)): Promise<void> {
    if (!which) return;
    this.#remember({ undoable: this.undoable.filter((run) => run !== which) });
    if (!which.run) return void this.#workbench.toasts.show({ text: this.#workbench.t('undo.final', { what: which.text }), meaning: 'warn' });
    const reversal = await this.#reverse(which);
    if (!reversal) return;
    this.#remember({ redoable: [...this.redoable, { ...which, run: reversal }] });
    this.#tell(this.#workbench.t('undone', { what: which.text }), { label: this.#workbench.t('redo'), run: () => this.redo() });
  }

  async redo(which = this.redoable.at(-1)): Promise<void> {
    if (!which) return;
    this.#remember({ redoable: this.redoable.filter((run) => run !== which) });
    const reversal = await this.#reverse(which);
    if (!reversal) return;
    this.#remember({ undoable: [...this.undoable, { ...which, run: reversal }] });
    this.#tell(this.#workbench.t('redone', { what: which.text }), { label: this.#workbench.t('undo'), run: () => this.undo() });
  }

  #remember({ undoable = this.undoable, redoable = this.redoable }: Partial<Pick<Commands, 'undoable' | 'redoable'>>): void {
    this.undoable = undoable;
    this.redoable = redoable;
    if (this.#key) sessionStorage.setItem(this.#key, JSON.stringify({ undoable, redoable, locale: this.#workbench.locale }));
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

  #tellRefusal(refusal: Refusal, command?: string): void {
    this.#told.add(refusal);
    if (!this.#workbench.isSignedOut) this.#refusal = this.#workbench.toasts.show({ text: whyRefused(this.#workbench, refusal, command), meaning: 'bad', milliseconds: 9000 });
  }

  #tell(text: string, action: { label: string; run: () => unknown }): void {
    // What came before is undone after it, by the same key.
    this.#offer?.dispose();
    this.#offer = this.#workbench.toasts.show({ text, action });
  }
}
