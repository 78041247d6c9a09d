import type { Component } from 'svelte';
import type { Question } from '@gable/api/ui';

interface Asked {
  dialog: Component<any>;
  props: Record<string, unknown>;
  done: (result?: unknown) => void;
}

/** Dialogs that are open, each waiting for its answer. */
export class Questions {
  open = $state.raw<Asked[]>([]);

  ask<Result>(dialog: Component<any>, props: Record<string, unknown>): Promise<Result | undefined> {
    return new Promise((resolve) => {
      const asked: Asked = {
        dialog,
        props,
        done: (result) => {
          this.open = this.open.filter((other) => other !== asked);
          resolve(result as Result | undefined);
        },
      };
      this.open = [...this.open, asked];
    });
  }

  async confirm(question: Question): Promise<boolean> {
    const { default: Confirm } = await import('./parts/Confirm.svelte');
    return (await this.ask<boolean>(Confirm, { ...question })) ?? false;
  }
}
