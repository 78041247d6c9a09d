import type { Agency } from '../caller.ts';
import type { Office } from '../office.ts';
import { Unable } from '../unable.ts';
import type { Given } from './verb.ts';

/** The agency that is meant: the one there is, or the one that `--agency` names by its number or its name. */
export function oneAgency({ agencies }: Office, { options: { agency: named } }: Given): Agency {
  const all = agencies.all();
  const found = named === undefined ? all : all.filter(({ id, name }) => String(id) === named || name.toLowerCase() === named.toLowerCase());
  if (found.length === 1) return found[0]!;
  const names = all.map(({ id, name }) => `${id} (${name})`).join(', ');
  if (all.length === 0) throw new Unable('There is no agency yet; make one with “agency create”.');
  else if (named === undefined) throw new Unable(`Say which agency with --agency: ${names}.`);
  else throw new Unable(`There is no agency “${named}” here, or more than one; there are ${names}.`);
}
