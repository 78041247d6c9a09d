import type { FieldDescription, RecordDescription } from '@gable/api';
import type { Field } from '@gable/db/field.ts';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { mayExport } from '../exports/mayExport.ts';
import { screenOf, type Contributing } from '../extensions/contributing.ts';
import { layoutOf } from '../fields/layout.ts';
import { mayImport } from '../imports/mayImport.ts';
import { archivesAny, changesAny, isKnown, withoutUnknown } from '../permissions/known.ts';
import { kindRightsOf } from '../permissions/roles.ts';
import { seenKinds } from '../permissions/seenKinds.ts';
import { sightOf, usualOrder } from '../permissions/sight.ts';
import { shownScreen } from './shownScreen.ts';
import type { ChoicesOf, Rules } from './rules.ts';

/** The kinds that the caller has to do with as data, as they may use them, with what extensions contribute for the screen. */
export function describeRecords(caller: Caller, { rules, contributing }: { rules: Rules; contributing: readonly Contributing[] }): RecordDescription[] {
  return seenKinds(caller).all().filter(({ kind }) => isKnown(caller, kind)).map((seen) => {
    const definition = withoutUnknown(caller, seen);
    const sight = sightOf(caller, definition.kind);
    return {
      ...shownScreen(screenOf(definition.kind, caller.agency, contributing), definition),
      kind: definition.kind,
      ...(rules.same.of(definition.kind).length > 0 && { hasSameRule: true as const }),
      sort: usualOrder(definition, sight),
      fields: describeFields(definition, { caller, rules }),
      may: {
        create: sight.creates?.size !== 0, change: changesAny(sight), archive: archivesAny(sight), import: mayImport(caller, definition.kind), export: mayExport(caller, definition.kind), exportReach: kindRightsOf(caller, definition.kind)?.export ?? 'agency',
      },
    };
  });
}

function describeFields(definition: RecordDefinition, { caller, rules }: { caller: Caller; rules: Rules }): FieldDescription[] {
  const { hidden, demanded } = layoutOf(caller.agency, definition.kind);
  const sight = sightOf(caller, definition.kind);
  const isReadOnly = !changesAny(sight) && sight.creates?.size === 0;
  const kept = kindRightsOf(caller, definition.kind)?.fields ?? {};
  return Object.entries(definition.fields).filter(([name, { options }]) => !options.internal && !hidden.includes(name)).map(([name, field]) => ({
    ...describeField(name, field),
    ...(demanded[name] && { demanded: true }),
    sortable: comparedPlace(definition, name) !== undefined,
    ...((isReadOnly || kept[name] === 'readOnly') && { readOnly: true }),
    ...(definition.kind === 'members' && name === 'role' ? roleChoices(caller) : agencyChoices(rules.choices.of(`${definition.kind}.${name}`)[0], caller)),
  }));
}

function roleChoices({ agency }: Caller): Pick<FieldDescription, 'choices'> {
  return { choices: [...agency.roles.values()].map(({ id, title }) => ({ value: id, ...(title !== null && { label: title }) })) };
}

/** Of a list that the agency keeps, the module whose field it is says what stands in it. */
function agencyChoices(give: ChoicesOf | undefined, { agency }: Caller): Pick<FieldDescription, 'choices'> {
  return give ? { choices: give((setting) => (agency.settings as unknown as Record<string, unknown>)[setting]) } : {};
}

export function describeField(name: string, { kind, options }: Field): FieldDescription {
  const { choices, target, roles, scale, maxLength, min, max } = options;
  return {
    name,
    kind: kind.name,
    required: options.required ?? false,
    readOnly: options.readOnly ?? false,
    sortable: kind.comparedBy !== undefined,
    filterable: kind.storeOperand !== undefined || kind.cell !== undefined,
    ...(choices && { choices: [...choices] }),
    ...(target !== undefined && { target }),
    ...(roles && { roles: [...roles] }),
    ...(scale !== undefined && { scale }),
    ...(maxLength !== undefined && { maxLength }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}
