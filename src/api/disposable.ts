/** Undoes one registration. Calling it twice does nothing more. */
export interface Disposable { dispose(): void }

/** Keeps what was registered, and undoes all of it at once, last first. */
export class Disposables implements Disposable {
  #kept: Disposable[] = [];

  keep<T extends Disposable>(disposable: T): T {
    this.#kept.push(disposable);
    return disposable;
  }

  dispose(): void {
    for (const disposable of this.#kept.splice(0).reverse()) disposable.dispose();
  }
}
