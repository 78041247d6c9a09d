import * as tables from '@gable/db/schema/platform.ts';
import { columnName } from '@gable/db/record.ts';
import { routes } from '../http/routes.ts';
import type { Office } from '../office.ts';

/**
 * Whether Gable means something else by a name, so that no kind of records may have it: an address of the API, a table, or
 * what commands and messages begin with.
 */
export function isReserved(name: string, { commands, messages }: Pick<Office, 'commands' | 'messages'>): boolean {
  const isFirstOf = (path: string, separator: string): boolean => path.split(separator)[0] === name;
  return routes.some(({ path }) => isFirstOf(path, '/'))
    || Object.values(tables).some((table) => table.name === columnName(name))
    || commands.all().some(({ id }) => isFirstOf(id, '.'))
    || Object.keys(messages.all('en')).some((key) => key.includes('.') && isFirstOf(key, '.'));
}
