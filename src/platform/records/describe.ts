import type { FieldDescription, RecordDescription } from '@gable/api';
import type { Field } from '@gable/db/field.ts';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Caller } from '../caller.ts';
import { mayExport } from '../exports/mayExport.ts';
import { screenOf, type Contributing } from '../extensions/contributing.ts';
import { mayImport } from '../imports/mayImport.ts';
import { sightOf, usualOrder } from '../permissions/sight.ts';
import type { ChoicesOf, Rules } from './rules.ts';

/** All kinds as data, as the caller may use them, with what extensions contribute for the screen. */
export function describeRecords(caller: Caller, { rules, contributing }: { rules: Rules; contributing: readonly Contributing[] }): RecordDescription[] {
  return caller.agency.kinds.all().map((definition) => {
    const sight = sightOf(caller, definition.kind);
    const { writes } = sight;
    const may = writes === null || writes.size > 0;
    return {
      ...screenOf(definition.kind, caller.agency, contributing),
      kind: definition.kind,
      sort: usualOrder(definition, sight),
      fields: describeFields(definition, { caller, rules }),
      may: { create: may, import: mayImport(caller, definition.kind), export: mayExport(caller, definition.kind) },
    };
  });
}

function describeFields(definition: RecordDefinition, { caller, rules }: { caller: Caller; rules: Rules }): FieldDescription[] {
  return Object.entries(definition.fields).filter(([, { options }]) => !options.internal).map(([name, field]) => ({
    ...describeField(name, field),
    sortable: comparedPlace(definition, name) !== undefined,
    ...agencyChoices(rules.choices.of(`${definition.kind}.${name}`)[0], caller),
  }));
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
