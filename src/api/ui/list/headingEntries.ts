import type { FieldDescription } from '../../index.ts';
import type { MenuEntry } from '../primitives/Menu.svelte';
import type { Workbench } from '../workbench.ts';
import { sortingsIn, writtenSort, type Sorting } from './sorting.ts';

/** What the menu of a heading does; only what is given is offered. */
export interface HeadingMenu {
  field: FieldDescription;
  /** Its place after the title, -1 for the title itself, and how many there are. */
  place: number;
  count: number;
  pinned: number;
  sort: string;
  onSort: (sort: string) => void;
  onFilter?: () => void;
  onMove?: (by: number) => void;
  onPin?: (pinned: number) => void;
  onFit?: () => void;
  onHide?: () => void;
}

export function headingEntries(workbench: Workbench, menu: HeadingMenu): MenuEntry[] {
  const { t } = workbench;
  return [...sorts(t, menu), ...(menu.onFilter && menu.field.filterable ? [{ label: t('list.filterBy'), icon: 'list-filter', group: 'filter', run: menu.onFilter }] : []), ...places(workbench, menu)];
}

function sorts(t: Workbench['t'], { field: { name, sortable }, sort, onSort }: HeadingMenu): MenuEntry[] {
  if (!sortable) return [];
  const sortings = sortingsIn(sort);
  const others = sortings.filter((one) => one.name !== name);
  const entry = (falls: boolean): MenuEntry => ({
    label: t(falls ? 'list.sortDown' : 'list.sortUp'), icon: falls ? 'arrow-down' : 'arrow-up', group: 'sort',
    checked: isSame(sortings, [{ name, falls }]), run: () => onSort(writtenSort([{ name, falls }])),
  });
  const also = (falls: boolean): MenuEntry => ({
    label: t(falls ? 'list.alsoDown' : 'list.alsoUp'), icon: falls ? 'arrow-down' : 'arrow-up', group: 'also',
    checked: sortings.length > 1 && sortings.some((one) => one.name === name && one.falls === falls),
    run: () => onSort(writtenSort(sortings.length > others.length ? sortings.map((one) => (one.name === name ? { name, falls } : one)) : [...sortings, { name, falls }])),
  });
  return [entry(false), entry(true), ...(others.length ? [also(false), also(true)] : [])];
}

function places({ t, direction }: Workbench, { place, count, pinned, onMove, onPin, onFit, onHide }: HeadingMenu): MenuEntry[] {
  const isColumn = place >= 0;
  const [back, on] = direction === 'rtl' ? ['→', '←'] : ['←', '→'];
  return [
    ...(onMove && isColumn ? [
      { label: t('list.moveBack'), icon: 'arrow-left', group: 'place', keys: `Shift+${back}`, disabled: place === 0, run: () => onMove(-1) },
      { label: t('list.moveOn'), icon: 'arrow-right', group: 'place', keys: `Shift+${on}`, disabled: place === count - 1, run: () => onMove(1) },
    ] : []),
    ...(onPin && isColumn ? [place < pinned ? { label: t('list.unpin'), icon: 'pin-off', group: 'place', run: () => onPin(place) } : { label: t('list.pin'), icon: 'pin', group: 'place', run: () => onPin(place + 1) }] : []),
    ...(onFit ? [{ label: t('list.fit'), icon: 'ruler', group: 'place', run: onFit }] : []),
    ...(onHide && isColumn ? [{ label: t('list.hide'), icon: 'eye-off', group: 'hide', run: onHide }] : []),
  ];
}

const isSame = (sortings: Sorting[], others: Sorting[]): boolean => writtenSort(sortings) === writtenSort(others);
