import type { GableWorkbench } from '../workbench.svelte.ts';

export interface Binding {
  keys: string;
  /** Message of what it does. */
  title: string;
  run: (workbench: GableWorkbench) => unknown;
  /** Works in a text field too. */
  whileTyping?: true;
}

/** The workbench's own keys; the palette shows them beside what they do. */
export const bindings: Binding[] = [
  { keys: 'Mod+P', title: 'search', run: ({ palette }) => palette.open('records'), whileTyping: true },
  { keys: 'Mod+K', title: 'search', run: ({ palette }) => palette.open('records'), whileTyping: true },
  { keys: 'Mod+Shift+P', title: 'commands', run: ({ palette }) => palette.open('commands'), whileTyping: true },
  { keys: 'F1', title: 'commands', run: ({ palette }) => palette.open('commands'), whileTyping: true },
  { keys: 'Mod+B', title: 'toggleSideBar', run: ({ sideBar }) => sideBar.toggle() },
  { keys: 'Mod+Z', title: 'undo', run: ({ undo }) => undo() },
  { keys: 'Mod+Y', title: 'redo', run: ({ redo }) => redo() },
  { keys: 'Mod+Shift+Z', title: 'redo', run: ({ redo }) => redo() },
  { keys: 'Alt+W', title: 'closeThisTab', run: (workbench) => workbench.closeTab() },
  { keys: 'Alt+PageDown', title: 'nextTab', run: (workbench) => goBeside(workbench, 1) },
  { keys: 'Alt+PageUp', title: 'previousTab', run: (workbench) => goBeside(workbench, -1) },
];

export const keysOf = (title: string): string | undefined => bindings.find((binding) => binding.title === title)?.keys;

function goBeside({ tabs, open }: GableWorkbench, steps: number): void {
  const address = tabs.beside(steps);
  if (address) void open(address);
}
