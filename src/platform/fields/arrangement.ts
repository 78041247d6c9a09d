import type { ArrangedField, FieldArrangement, FieldGroup, Locale, OnlyFor } from '@gable/api';
import type { Agency } from '../caller.ts';
import { contributingTo, usualMessages, usualScreenOf } from '../extensions/contributing.ts';
import { locales } from '../messages.ts';
import type { Office } from '../office.ts';
import { describeField } from '../records/describe.ts';
import { layoutOf } from './layout.ts';

export interface Arrangement extends Omit<FieldArrangement, 'roles'> { onlyFor: Record<string, OnlyFor> }

/** Lists of people have pages of their own. */
const unarranged = ['members', 'teams'];

/** The fields of a kind as they stand as usual, and as the agency has arranged them; undefined of a kind without a form. */
export function arrangementOf(office: Pick<Office, 'messages' | 'extensions' | 'commands'>, agency: Agency, kind: string): Arrangement | undefined {
  const definition = agency.kinds.find(kind);
  const contributing = contributingTo(agency, office.extensions);
  const { form: usual, onlyFor = {}, boardBy, outcome, extension } = usualScreenOf(kind, agency, contributing);
  if (!definition || !usual || unarranged.includes(kind)) return undefined;
  const needed = new Set([boardBy, outcome?.field, ...Object.values(onlyFor).map(({ field }) => field), ...neededByCommands(office, agency, kind)]);
  const standing = usual.flatMap(({ fields }) => fields);
  const { demanded, ...layout } = layoutOf(agency, kind);
  const said = usualMessages(office.messages, agency);
  const namesOf = (key: string): Partial<Record<Locale, string>> => Object.fromEntries(locales.flatMap((locale) => {
    const name = said.all(locale)[`${kind}.${key}`] ?? said.all(locale)[`record.${key}`];
    return name === undefined ? [] : [[locale, said.all(locale)[`${kind}.${key}`] === undefined ? name : said.sentence(locale, `${kind}.${key}`)]];
  }));
  const fields = standing.filter((name) => definition.fields[name]).map((name): ArrangedField => {
    const described = describeField(name, definition.fields[name]!);
    const isNeeded = described.required || needed.has(name);
    const from = agency.additions.fields.some((own) => own.kind === kind && own.name === name) ? 'agency' as const : broughtBy(contributing, { kind, name, extension });
    return {
      ...described,
      ...(demanded[name] && { demanded: true }),
      ...(from && { from }),
      names: namesOf(name),
      mayBe: { demanded: !described.required && !described.readOnly && described.kind !== 'boolean', hidden: !isNeeded },
    };
  });
  return { layout: { ...layout, demanded: Object.keys(demanded) }, usual, fields, onlyFor, groupNames: groupNames(usual, namesOf) };
}

const groupNames = (usual: readonly FieldGroup[], namesOf: (key: string) => Partial<Record<Locale, string>>): FieldArrangement['groupNames'] =>
  Object.fromEntries(usual.map(({ id }) => [id, namesOf(`group.${id}`)]));

/** Commands of the kind besides those that all kinds have ask for them. */
function neededByCommands({ commands }: Pick<Office, 'commands'>, agency: Agency, kind: string): string[] {
  return commands.all(agency).filter(({ id, raw }) => !raw && id.startsWith(`${kind}.`)).flatMap(({ input }) => Object.keys(input));
}

function broughtBy(contributing: ReturnType<typeof contributingTo>, { kind, name, extension }: { kind: string; name: string; extension: string | undefined }): { extension: string } | undefined {
  const brought = contributing.find((one) => one.name !== extension && one.contributes.fields?.some(({ records, fields }) => records === kind && fields[name]));
  return brought && { extension: brought.name };
}
