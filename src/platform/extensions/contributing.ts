import { arrangedGroups, type Contributions, type Importer, type Locale, type RecordContribution } from '@gable/api';
import type { Agency } from '../caller.ts';
import type { Extensions } from './extensions.ts';
import { quoted, withLabels } from '../fields/labels.ts';
import { layoutOf } from '../fields/layout.ts';
import { readImporters } from './importersOf.ts';
import type { Messages } from '../messages.ts';
import { enabledIn, type Additions } from './installed.ts';
import { asChoice } from './ownChoices.ts';

/** An extension as an agency has it: built in, or brought in from outside. */
export interface Contributing { name: string; contributes: Contributions; importers(): Importer[] }

/** Those that are at work for an agency; who comes from outside stands behind the built-in ones. */
export function contributingTo({ additions }: Pick<Agency, 'additions'>, extensions: Extensions): Contributing[] {
  const builtIn = extensions.all.filter(({ name }) => extensions.isStarted(name)).map((extension) => ({
    name: extension.name, contributes: extension.manifest.contributes ?? {}, importers: () => readImporters(extension),
  }));
  return [...builtIn, ...enabledIn(additions).map(({ name, manifest, importers }) => ({ name, contributes: manifest.contributes ?? {}, importers: () => importers }))];
}

type Screen = Partial<Omit<RecordContribution, 'fields' | 'titleFrom' | 'outline'>>;

/** How the platform's own kinds show, which no extension brings. */
const ownScreens: Readonly<Record<string, Screen>> = {
  notes: { icon: 'sticky-note', columns: ['holder', 'createdAt'] },
  tasks: { icon: 'list-checks', columns: ['dueAt', 'priority', 'holder', 'doneAt'] },
  members: { icon: 'users-round' },
  teams: { icon: 'users' },
};

/**
 * What is contributed to the screens of a kind: by the extension whose it is, and the groups of fields that others and the
 * agency added. A kind without a board has one by the first list of the agency's own.
 */
export function screenOf(kind: string, agency: Pick<Agency, 'additions' | 'settings'>, contributing: readonly Contributing[]): Screen & { extension?: string } {
  const { form, ...screen } = usualScreenOf(kind, agency, contributing);
  const { groups, hidden } = layoutOf(agency, kind);
  const shown = form && arrangedGroups(form, groups).map(({ id, fields }) => ({ id, fields: fields.filter((name) => !hidden.includes(name)) }));
  return { ...screen, ...(shown && { form: shown.filter(({ fields }) => fields.length) }) };
}

/** The same before the agency arranged the fields itself. */
export function usualScreenOf(kind: string, agency: Pick<Agency, 'additions'>, contributing: readonly Contributing[]): Screen & { extension?: string } {
  const brought = contributing.find(({ contributes }) => contributes.records?.some((record) => record.kind === kind));
  const { fields: _fields, titleFrom: _titleFrom, outline: _outline, ...screen }: Partial<RecordContribution> = brought?.contributes.records?.find((record) => record.kind === kind) ?? { kind, ...ownScreens[kind] };
  const groups = new Map((screen.form ?? []).map(({ id, fields }) => [id, fields]));
  const add = (id: string, fields: string[]): void => void groups.set(id, [...(groups.get(id) ?? []), ...fields]);
  for (const { name, contributes } of contributing) {
    for (const { records, fields, group = name } of contributes.fields ?? []) if (records === kind) add(group, Object.keys(fields));
  }
  const own = agency.additions.fields.filter((field) => field.kind === kind);
  if (own.length) add(ownGroup, own.map(({ name }) => name));
  const boardBy = screen.boardBy ?? own.find(({ sketch }) => sketch.kind === 'choice')?.name;
  return { ...screen, ...(boardBy !== undefined && { boardBy }), ...(groups.size && { form: [...groups].map(([id, fields]) => ({ id, fields })) }), ...(brought && { extension: brought.name }) };
}

/** The group of the form that holds what the agency added by itself. */
const ownGroup = 'added';

/** What extensions from outside and the agency itself say, by key. */
function textsOf({ additions }: Pick<Agency, 'additions'>, { locale, ownFields }: { locale: Locale; ownFields: string }): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { messages } of enabledIn(additions)) Object.assign(texts, messages.en, messages[locale]);
  for (const { kind, name, title, sketch } of additions.fields) {
    texts[`${kind}.${name}`] = quoted(title);
    texts[`${kind}.group.${ownGroup}`] = ownFields;
    for (const one of sketch.choices ?? []) {
      const { value, label = value } = asChoice(one);
      texts[`${kind}.${name}.${value}`] = quoted(label);
    }
  }
  return texts;
}

const kept = new WeakMap<Additions, Messages>();

/** All messages as an agency has them. */
export const messagesFor = (messages: Messages, agency: Pick<Agency, 'additions' | 'settings'>): Messages => withLabels(usualMessages(messages, agency), agency);

/** The same with the usual names of fields that the agency calls otherwise. */
export function usualMessages(messages: Messages, agency: Pick<Agency, 'additions'>): Messages {
  if (agency.additions.installed.length === 0 && agency.additions.fields.length === 0) return messages;
  let all = kept.get(agency.additions);
  if (!all) kept.set(agency.additions, all = messages.with((locale) => textsOf(agency, { locale, ownFields: messages.all(locale)['fields.own']! })));
  return all;
}
