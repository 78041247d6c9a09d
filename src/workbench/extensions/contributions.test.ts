import { expect, test } from 'vitest';
import { contributionsOf } from './contributions.ts';

test('keys of extensions are written as Gable writes its own', () => {
  const written = (key: string) => contributionsOf({ records: [], extensions: [{ name: 'rentals', contributes: { keybindings: [{ command: 'leases.hand-over', key }] } }] }).keybindings[0]!.key;
  expect(['ctrl+alt+b', 'shift + CTRL + f2', 'alt+pagedown', 'cmd+k', 'x'].map(written)).toEqual(['Mod+Alt+B', 'Mod+Shift+F2', 'Alt+PageDown', 'Mod+K', 'X']);
});
