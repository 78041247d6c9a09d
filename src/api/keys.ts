/**
 * The workbench's own keys, by the message of what they do. Where an extension binds one of them too, the workbench has it,
 * so an installation refuses that.
 */
export const ownKeys = {
  search: ['Mod+P', 'Mod+K'],
  commands: ['Mod+Shift+P', 'F1'],
  toggleSideBar: ['Mod+B'],
  saveView: ['Mod+S'],
  undo: ['Mod+Z'],
  redo: ['Mod+Y', 'Mod+Shift+Z'],
  closeThisTab: ['Alt+W'],
  nextTab: ['Alt+PageDown'],
  previousTab: ['Alt+PageUp'],
} as const;

/**
 * A key binding of a manifest, such as `ctrl+alt+h` or `cmd + h`, as Gable writes its own: `Mod+Alt+H`. Two bindings are the
 * same keys when they are written the same. `Mod` is Ctrl, and ⌘ on a Mac.
 */
export function writtenKeys(given: string): string {
  const parts = given.trim().toLowerCase().split(/\s*\+\s*/).map((part) => (part === 'ctrl' || part === 'cmd' ? 'mod' : part));
  const key = parts.pop()!;
  const modifiers = ['mod', 'alt', 'shift'].filter((name) => parts.includes(name));
  return [...modifiers, named[key] ?? key].map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('+');
}

const named: Record<string, string> = { pagedown: 'PageDown', pageup: 'PageUp', arrowup: 'ArrowUp', arrowdown: 'ArrowDown' };
