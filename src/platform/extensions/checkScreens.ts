import type { Contributions } from '@gable/api';
import { checkAddresses } from './checkAddresses.ts';
import type { Checking } from './checkContents.ts';
import { wrongInFilter } from './checkFilter.ts';
import { checkOnlyFor } from './checkRecords.ts';
import { sayTwice } from './sayTwice.ts';
import { aKind } from './wanted.ts';

/** Where an extension's records are shown. */
export function checkScreens(contributes: Contributions, checking: Checking): void {
  const { fault, kinds } = checking;
  const { viewsContainers = [], recordSections = [], walkthroughs = [] } = contributes;
  checkAddresses(contributes, checking);
  checkViews(contributes, checking);
  checkSections(contributes, checking);
  walkthroughs.forEach(({ doneWhen }, index) => {
    if (doneWhen !== undefined && !kinds.find(doneWhen)) fault(`contributes.walkthroughs.${index}.doneWhen`, aKind(kinds, doneWhen));
  });
  for (const [group, list] of Object.entries({ viewsContainers, recordSections, walkthroughs })) {
    sayTwice(list.map(({ id }) => id), (index) => fault(`contributes.${group}.${index}.id`, 'an id that is not there already'));
  }
}

function checkViews({ views = [], records: own = [] }: Contributions, checking: Checking): void {
  const { kinds, fault } = checking;
  views.forEach(({ drawnBy, records, filter }, index) => {
    const at = `contributes.views.${index}`;
    const definition = kinds.find(records ?? '');
    if (drawnBy === 'component') fault(`${at}.drawnBy`, 'table or board: components take code');
    if (drawnBy === 'board' && own.some(({ kind, boardBy }) => kind === records && !boardBy)) fault(`${at}.drawnBy`, 'table, or a boardBy of its records');
    const wrong = definition && filter ? wrongInFilter(filter, definition, checking) : undefined;
    if (!definition) fault(`${at}.records`, aKind(kinds, records));
    else if (wrong) fault(`${at}.filter`, wrong);
  });
}

function checkSections({ recordSections = [] }: Contributions, checking: Checking): void {
  const { kinds, fault } = checking;
  recordSections.forEach(({ records, shows, onlyFor }, index) => {
    const at = `contributes.recordSections.${index}`;
    const definition = kinds.find(records);
    if (!definition) fault(`${at}.records`, aKind(kinds, records));
    else if (onlyFor) checkOnlyFor(onlyFor, { definition, at: `${at}.onlyFor`, checking });
    if (shows === 'component') fault(`${at}.shows`, 'records that refer to this one: components take code');
    else if (kinds.find(shows.kind)?.fields[shows.field]?.options.target !== records) fault(`${at}.shows.field`, `a field of ${shows.kind} that refers to ${records}`);
  });
}
