import type { Preferences } from '@gable/api';
import { keysOf } from '../keys/bindings.ts';
import { contextOf } from '../keys/context.ts';
import { holds } from '../keys/when.ts';
import { locales, nameOf } from '../locale.ts';
import { newEntries } from '../parts/newEntries.ts';
import { placesOf } from '../parts/places.ts';
import { settingsLinks } from '../settings/links.ts';
import { changeLocale, changePreferences } from '../settings/preferences.ts';
import { signOut } from '../settings/signOut.ts';
import { saveShown, shownAsList } from '../views/saveShown.ts';
import type { GableWorkbench } from '../workbench.svelte.ts';
import type { Entry } from './match.ts';

/** All that can be done from the palette, in the member's rights. */
export function commandEntries(workbench: GableWorkbench): Entry[] {
  return [...contributed(workbench), ...news(workbench), ...places(workbench), ...settings(workbench), ...windowCommands(workbench), ...appearance(workbench)];
}

function contributed(workbench: GableWorkbench): Entry[] {
  const { contributions, may, t, has } = workbench;
  const context = contextOf(workbench);
  return contributions.commands
    .filter(({ id, when, records }) => has(id) && may(id) && holds(when, context) && (!records || records === workbench.shownRecord.kind))
    .map(({ id, icon }) => ({
      id,
      title: t(id),
      icon: icon ?? 'zap',
      keys: contributions.keybindings.find(({ command }) => command === id)?.key,
      group: t('palette.here'),
      run: () => workbench.perform(id, workbench.shownRecord),
    }));
}

function news(workbench: GableWorkbench): Entry[] {
  return newEntries(workbench).map(({ kind, icon, run }) => ({
    id: `new ${kind}`, title: workbench.newOf(kind), icon: icon ?? 'plus', group: workbench.t('palette.add'), run,
  }));
}

function places(workbench: GableWorkbench): Entry[] {
  const { t, open } = workbench;
  return placesOf(workbench, new URL('http://none/none')).map(({ address, title, icon }) => ({
    id: address, title: t('goTo', { place: title }), icon, group: t('palette.go'), run: (options) => open(address, options),
  }));
}

function settings(workbench: GableWorkbench): Entry[] {
  const { t, open } = workbench;
  const links = settingsLinks(workbench, new URL('http://none/none')).flatMap((section) => section.links);
  return links.map(({ address, title, icon }) => ({
    id: address, title: t('settingsOf', { page: title }), icon: icon ?? 'settings', group: t('palette.go'),
    ...(address === '/settings/account' && { alias: [t('account.password'), t('account.tokens'), t('signOutEverywhere')].join(' ') }),
    run: (options) => open(address, options),
  }));
}

function windowCommands(workbench: GableWorkbench): Entry[] {
  const { t, commands, sideBar } = workbench;
  const group = t('palette.window');
  const last = commands.next;
  const next = commands.redoable.at(-1);
  return [
    ...(last ? [{ id: 'undo', title: t('undoWhat', { what: last.text }), icon: 'undo-2', keys: keysOf('undo'), group, run: () => workbench.undo() }] : []),
    ...(next ? [{ id: 'redo', title: t('redoWhat', { what: next.text }), icon: 'redo-2', keys: keysOf('redo'), group, run: () => workbench.redo() }] : []),
    ...(shownAsList(workbench) ? [{ id: 'saveView', title: t('saveView'), icon: 'bookmark', keys: keysOf('saveView'), group, run: () => saveShown(workbench) }] : []),
    { id: 'sideBar', title: t('toggleSideBar'), icon: 'panel-left', keys: keysOf('toggleSideBar'), group, run: () => sideBar.toggle() },
    { id: 'closeTab', title: t('closeThisTab'), icon: 'x', keys: keysOf('closeThisTab'), group, run: () => workbench.closeTab() },
    { id: 'nextTab', title: t('nextTab'), icon: 'arrow-right', keys: keysOf('nextTab'), group, run: () => openBeside(workbench, 1) },
    { id: 'previousTab', title: t('previousTab'), icon: 'arrow-left', keys: keysOf('previousTab'), group, run: () => openBeside(workbench, -1) },
    { id: 'signOut', title: t('signOut'), icon: 'log-out', group, run: () => signOut(workbench) },
  ];
}

function openBeside({ tabs, open }: GableWorkbench, steps: number): void {
  const address = tabs.beside(steps);
  if (address) void open(address);
}

const themes: { value: NonNullable<Preferences['theme']>; icon: string }[] = [
  { value: 'system', icon: 'monitor' },
  { value: 'light', icon: 'sun' },
  { value: 'dark', icon: 'moon' },
  { value: 'highContrastLight', icon: 'contrast' },
  { value: 'highContrastDark', icon: 'contrast' },
];

function appearance(workbench: GableWorkbench): Entry[] {
  const { t } = workbench;
  const group = t('palette.appearance');
  return [
    ...themes.map(({ value, icon }) => ({
      id: `theme ${value}`, title: t('palette.theme', { theme: t(`theme.${value}`) }), icon, group, run: () => changePreferences(workbench, { theme: value }),
    })),
    ...(['comfortable', 'compact'] as const).map((density) => ({
      id: `density ${density}`, title: t('palette.density', { density: t(`density.${density}`) }), icon: 'rows-3', group, run: () => changePreferences(workbench, { density }),
    })),
    ...locales.map((locale) => ({
      id: `locale ${locale}`, title: t('palette.language', { language: nameOf[locale] }), alias: 'language', icon: 'languages', group, run: () => changeLocale(workbench, locale),
    })),
  ];
}
