import type { Contributions } from '@gable/api';
import type { Checking } from './checkContents.ts';

/** The address of a kind is the kind, as it is written, and whatever opens must lead to one that somebody draws. */
export function checkAddresses({ viewsContainers = [], views = [], walkthroughs = [], records = [] }: Contributions, { kinds, office, fault }: Checking): void {
  const drawn = new Set([...office.extensions.all.flatMap(({ manifest }) => manifest.contributes?.views ?? []), ...views].filter(({ drawnBy }) => drawnBy === 'component').map(({ address }) => address));
  const leadsSomewhere = (address: string): boolean => {
    const [first = '', second, ...deeper] = address.split('/');
    return drawn.has(address) || (ownPages.includes(first) && second === undefined) || (kinds.find(first) !== undefined && (second === undefined || second === 'new' || second === 'import') && !deeper.length);
  };
  const example = records[0]?.kind ?? 'contacts';
  for (const [group, opening] of Object.entries({ viewsContainers, walkthroughs })) {
    opening.forEach(({ opens }, index) => {
      if (opens !== undefined && !leadsSomewhere(opens)) fault(`contributes.${group}.${index}.opens`, `an address that leads somewhere, such as ${example} or ${example}/new, not ${opens}`);
    });
  }
  views.forEach(({ address, drawnBy, records: kind }, index) => {
    if (drawnBy !== 'component' && kind !== undefined && kinds.find(kind) && address !== kind) fault(`contributes.views.${index}.address`, `${kind}, for a kind is drawn at its own address, not ${address}`);
  });
}

const ownPages = ['', 'members', 'settings'];
