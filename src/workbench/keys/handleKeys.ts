import type { GableWorkbench } from '../workbench.svelte.ts';
import { bindings } from './bindings.ts';
import { contextOf } from './context.ts';
import { isKeys, isTyping } from './keys.ts';
import { holds } from './when.ts';

/** A key pressed anywhere: the workbench's own first, then what extensions bound. */
export function handleKeys(workbench: GableWorkbench, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const typing = isTyping(event);
  const own = bindings.find(({ keys, whileTyping }) => isKeys(event, keys) && (whileTyping || !typing));
  // A dialog has the floor: undoing behind it would surprise.
  const inDialog = document.querySelector('dialog[open]') !== null;
  if (own && !(inDialog && !own.whileTyping)) {
    event.preventDefault();
    void own.run(workbench);
  } else if (!typing && !inDialog) {
    const context = contextOf(workbench);
    const bound = workbench.contributions.keybindings.find(({ key, when, command }) => isKeys(event, key) && holds(when, context) && isOffered(workbench, command));
    if (bound) {
      event.preventDefault();
      void workbench.perform(bound.command, workbench.shownRecord);
    }
  }
}

/** A command on a record is there where such a record is. */
function isOffered({ contributions, shownRecord }: GableWorkbench, command: string): boolean {
  const kind = contributions.commands.find(({ id }) => id === command)?.records;
  return !kind || kind === shownRecord.kind;
}
