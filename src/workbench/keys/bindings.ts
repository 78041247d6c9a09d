import { ownKeys } from '@gable/api';
import type { GableWorkbench } from '../workbench.svelte.ts';

export interface Binding {
  keys: string;
  /** Message of what it does. */
  title: string;
  run: (workbench: GableWorkbench) => unknown;
  /** Works in a text field too. */
  whileTyping?: true;
}

type Title = keyof typeof ownKeys;

const runs: Record<Title, Binding['run']> = {
  search: ({ palette }) => palette.open('records'),
  commands: ({ palette }) => palette.open('commands'),
  toggleSideBar: ({ sideBar }) => sideBar.toggle(),
  saveView: async (workbench) => (await import('../views/saveShown.ts')).saveShown(workbench),
  undo: ({ undo }) => undo(),
  redo: ({ redo }) => redo(),
  closeThisTab: (workbench) => workbench.closeTab(),
  nextTab: (workbench) => goBeside(workbench, 1),
  previousTab: (workbench) => goBeside(workbench, -1),
};

const evenTyping: Title[] = ['search', 'commands', 'saveView'];

/** The workbench's own keys; the palette shows them beside what they do. */
export const bindings: Binding[] = (Object.keys(ownKeys) as Title[]).flatMap((title) =>
  ownKeys[title].map((keys) => ({ keys, title, run: runs[title], ...(evenTyping.includes(title) && { whileTyping: true }) })));

export const keysOf = (title: Title): string => ownKeys[title][0];

function goBeside({ tabs, open }: GableWorkbench, steps: number): void {
  const address = tabs.beside(steps);
  if (address) void open(address);
}
