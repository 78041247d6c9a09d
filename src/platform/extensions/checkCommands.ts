import type { CommandContribution, Manifest } from '@gable/api';
import { isOfRecords } from '../commands/recordCommands.ts';
import type { Beside, Checking } from './checkContents.ts';
import { wrongInFilter } from './checkFilter.ts';
import { checkKeys } from './checkKeys.ts';
import { checkGiven } from './checkRecords.ts';
import { sayTwice } from './sayTwice.ts';

/** What an extension does without code, and the keys and menus for it. */
export function checkCommands(manifest: Manifest, beside: Beside, checking: Checking): void {
  const { commands = [], keybindings = [], menus = {} } = manifest.contributes ?? {};
  const { fault } = checking;
  const own = new Set(commands.map(({ id }) => id));
  const isTheirs = commandsBeside(manifest, beside);
  commands.forEach((command, index) => {
    const at = `contributes.commands.${index}`;
    checkCommand(command, at, checking);
    if (isTheirs(command.id)) fault(`${at}.id`, 'an id that no other command has');
    else if (isOfRecords(command.id)) fault(`${at}.id`, 'another id, for kinds of records have commands that are called so');
  });
  sayTwice(commands.map(({ id }) => id), (index) => fault(`contributes.commands.${index}.id`, 'an id that no other command has'));
  keybindings.forEach(({ command }, index) => {
    if (!own.has(command)) fault(`contributes.keybindings.${index}.command`, 'one of its own commands');
  });
  checkKeys(manifest, beside, checking);
  for (const [menu, items] of Object.entries(menus)) {
    items.forEach(({ command }, index) => {
      if (!own.has(command)) fault(`contributes.menus.${menu}.${index}.command`, 'one of its own commands');
    });
  }
}

/** Whether a command is one of Gable's, or of another extension, be it on or off. */
function commandsBeside({ name }: Manifest, { office, additions }: Beside): (id: string) => boolean {
  const others = additions.installed.filter((one) => one.name !== name);
  const theirs = new Set(others.flatMap(({ manifest }) => (manifest.contributes?.commands ?? []).map(({ id }) => id)));
  return (id) => theirs.has(id) || office.commands.find(id) !== undefined;
}

function checkCommand({ records = '', sets = {}, needs }: CommandContribution, at: string, checking: Checking): void {
  const { kinds, fault } = checking;
  const definition = kinds.find(records);
  if (!definition) return fault(`${at}.records`, 'the kind of records that it changes');
  if (records === 'members' || records === 'teams') return fault(`${at}.records`, 'a kind other than members and teams');
  if (Object.keys(sets).length === 0) return fault(`${at}.sets`, 'the values that it sets');
  checkGiven(sets, { definition, at: `${at}.sets`, checking });
  const wrong = needs === undefined ? undefined : wrongInFilter(needs, definition, checking);
  if (wrong) fault(`${at}.needs`, wrong);
}
