import { ownKeys, writtenKeys, type Manifest } from '@gable/api';
import type { Beside, Checking } from './checkContents.ts';

/** Keys must do what they say: neither Gable nor a browser has them, nor an extension for the same records. */
export function checkKeys(manifest: Manifest, beside: Beside, { fault }: Checking): void {
  const holders = new Map([...ownHolders(beside), ...theirHolders(manifest, beside)]);
  boundIn(manifest).forEach(({ key, mac, records }, index) => {
    const at = `contributes.keybindings.${index}`;
    for (const [part, given] of Object.entries({ key, mac })) {
      const holder = given === undefined ? undefined : holders.get(writtenKeys(given)) ?? holders.get(heldFor(given, records));
      if (holder !== undefined) fault(`${at}.${part}`, `keys that are free: ${writtenKeys(given!).replace('Mod', 'Ctrl')} is ${holder}`);
    }
    holders.set(heldFor(key, records), 'bound above already');
  });
}

const ofBrowsers = ['Mod+N', 'Mod+T', 'Mod+W', 'Mod+Shift+N', 'Mod+Shift+T', 'Mod+Shift+W'];

function ownHolders({ office }: Beside): [string, string][] {
  const own = Object.entries(ownKeys).flatMap(([title, all]) => all.map((keys): [string, string] => [keys, `Gable’s own, for “${office.messages.sentence('en', title)}”`]));
  return [...own, ...ofBrowsers.map((keys): [string, string] => [keys, 'the browser’s'])];
}

/** Be it on or off: it may come back. */
function theirHolders({ name }: Manifest, { office, additions }: Beside): [string, string][] {
  const others = [...office.extensions.all, ...additions.installed].filter((one) => one.name !== name);
  return others.flatMap((other) => boundIn(other.manifest).map(({ key, records }): [string, string] => [heldFor(key, records), `bound by ${other.name}`]));
}

const heldFor = (key: string, records: string): string => `${writtenKeys(key)} ${records}`;

/** A command works where a record of its kind is open, so two kinds can have the same keys. */
function boundIn({ contributes: { keybindings = [], commands = [] } = {} }: Manifest) {
  return keybindings.map(({ key, mac, command }) => ({ key, mac, records: commands.find(({ id }) => id === command)?.records ?? '' }));
}
