import type { Disposable } from '@gable/api';
import type { Toast, Toasts } from '@gable/api/ui';

export interface ShownToast extends Toast {
  number: number;
}

const mostAtOnce = 3;

/** Short messages at the edge of the window; the newest three. */
export class ToastList implements Toasts {
  shown = $state.raw<ShownToast[]>([]);
  #number = 0;

  show(toast: Toast): Disposable {
    const number = ++this.#number;
    this.shown = [...this.shown, { ...toast, number }].slice(-mostAtOnce);
    return { dispose: () => this.dismiss(number) };
  }

  dismiss(number: number): void {
    this.shown = this.shown.filter((toast) => toast.number !== number);
  }
}
