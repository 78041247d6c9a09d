import type { Component } from 'svelte';
import type { Disposable } from '@gable/api';
import type { Actions, Components, LoadContext, Views } from '@gable/api/ui';

export interface RegisteredView {
  component: Component<any>;
  load?: (context: LoadContext) => Promise<unknown>;
}

/** What is registered by id, once each, and can be undone. */
class Registry<Value> {
  readonly #entries = new Map<string, Value>();

  register(id: string, value: Value): Disposable {
    if (this.#entries.has(id)) throw new Error(`${id} is registered twice`);
    this.#entries.set(id, value);
    return { dispose: () => this.#entries.get(id) === value && this.#entries.delete(id) };
  }

  get(id: string): Value | undefined {
    return this.#entries.get(id);
  }
}

export class ViewRegistry extends Registry<RegisteredView> implements Views {
  add<Data>(id: string, component: Component<any>, load?: (context: LoadContext) => Promise<Data>): Disposable {
    return this.register(id, load ? { component, load } : { component });
  }
}

export class ComponentRegistry extends Registry<Component<any>> implements Components {
  add(id: string, component: Component<any>): Disposable {
    return this.register(id, component);
  }
}

type Act = (input: Record<string, unknown>) => unknown;

export class ActionRegistry extends Registry<Act> implements Actions {
  readonly #runOnServer: (command: string, input: Record<string, unknown>) => unknown;

  constructor(runOnServer: (command: string, input: Record<string, unknown>) => unknown) {
    super();
    this.#runOnServer = runOnServer;
  }

  add(command: string, act: Act): Disposable {
    return this.register(command, act);
  }

  perform(command: string, input: Record<string, unknown> = {}): unknown {
    const act = this.get(command);
    return act ? act(input) : this.#runOnServer(command, input);
  }
}
