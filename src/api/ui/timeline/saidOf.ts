import type { FieldChange, RecordDescription, TimelineEntry } from '../../index.ts';
import { fieldOf, labelOf } from '../fields/labels.ts';
import { isEmpty, textOf } from '../fields/textOf.ts';
import type { Workbench } from '../workbench.ts';
import type { Names } from './names.svelte.ts';

/** What is said of a change before its values are told: its command by name, or the fields that it changed. */
export function saidOf(workbench: Workbench, { description, names }: { description: RecordDescription; names: Names }, entry: TimelineEntry & { told: readonly FieldChange[] }): string {
  const { t, has } = workbench;
  const { kind } = description;
  const command = entry.command?.id ?? '';
  const sharing = entry.changes?.find(({ field }) => field === 'shares');
  if (sharing && !fieldOf(description, 'shares')) return shared(workbench, sharing);
  for (const { field: name, after } of entry.told) {
    const field = fieldOf(description, name);
    const key = `told.${command}.${name}`;
    if (field && has(key) && !isEmpty(after)) return t(key, { value: textOf(workbench, kind, { field, value: names.named(field, after) }) });
  }
  for (const key of [`told.${command}.${entry.action ?? 'changed'}`, `told.${command}`, `${command}.told`]) if (has(key)) return t(key);
  if (command === 'history.undo') return tookBack(workbench, entry);
  if (entry.action !== 'changed') return t(`timeline.${entry.action ?? 'changed'}`);
  else if (command !== `${kind}.change` && has(command)) return t('timeline.did', { command: t(command) });
  else return changed(workbench, kind, entry.told);
}

/** With whom it was shared, and how far, or no longer. */
function shared({ t, member }: Workbench, { before, after }: FieldChange): string {
  const [was, is] = [before, after] as ({ member: string; verb: string } | null)[];
  const name = member((is ?? was)?.member)?.title ?? t('aColleague');
  return is ? t(`timeline.shared.${is.verb}`, { name }) : t('timeline.unshared', { name });
}

function tookBack({ t, has }: Workbench, { tookBack: command }: TimelineEntry): string {
  const verb = command?.split('.').at(-1) ?? '';
  const named = command === undefined ? undefined : has(`timeline.tookBack.${verb}`) ? t(`timeline.tookBack.${verb}`) : has(command) ? t('timeline.tookBackThis', { command: t(command) }) : undefined;
  return named ?? t('timeline.tookBack');
}

const mostNamed = 3;

function changed(workbench: Workbench, kind: string, told: readonly FieldChange[]): string {
  if (told.length === 0 || told.length > mostNamed) return workbench.t('timeline.changedMany', { count: told.length });
  return workbench.t('timeline.changedFields', { fields: workbench.format.list(told.map(({ field }) => `\u2068${labelOf(workbench, kind, field)}\u2069`)) });
}
