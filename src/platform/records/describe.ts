import type { FieldDescription, RecordDescription } from '@gable/api';
import type { Field } from '@gable/db/field.ts';
import { comparedPlace, type RecordDefinition } from '@gable/db/record.ts';
import type { Caller, Stage } from '../caller.ts';
import type { Extensions } from '../extensions/extensions.ts';
import { sightOf } from '../permissions/sight.ts';
import type { Kinds } from './kinds.ts';

/** All kinds as data, as the caller may use them, with what extensions contribute for the screen. */
export function describeRecords(caller: Caller, kinds: Kinds, extensions: Extensions): RecordDescription[] {
  return kinds.all().map((definition) => {
    const extension = extensions.all.find(({ manifest }) => manifest.contributes?.records?.some(({ kind }) => kind === definition.kind));
    const contributed = extension?.manifest.contributes?.records?.find(({ kind }) => kind === definition.kind);
    const { writes } = sightOf(caller, definition.kind);
    const may = writes === null || writes.size > 0;
    return {
      ...contributed,
      kind: definition.kind,
      ...(extension && { extension: extension.name }),
      fields: describeFields(definition, caller),
      may: { create: may, import: may && caller.member?.role !== 'agent' },
    };
  });
}

export function describeFields(definition: RecordDefinition, caller: Caller): FieldDescription[] {
  return Object.entries(definition.fields).filter(([, { kind }]) => kind.name !== 'json').map(([name, field]) => ({
    ...describeField(name, field),
    sortable: comparedPlace(definition, name) !== undefined,
    ...(definition.kind === 'deals' && name === 'stage' && { choices: stagesOf(caller).map(stageChoice) }),
  }));
}

export function describeField(name: string, { kind, options }: Field): FieldDescription {
  const { choices, target, roles, scale, maxLength, min, max } = options;
  return {
    name,
    kind: kind.name,
    required: options.required ?? false,
    readOnly: options.readOnly ?? false,
    sortable: kind.comparedBy !== undefined,
    filterable: kind.storeOperand !== undefined,
    ...(choices && { choices: [...choices] }),
    ...(target !== undefined && { target }),
    ...(roles && { roles: [...roles] }),
    ...(scale !== undefined && { scale }),
    ...(maxLength !== undefined && { maxLength }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
  };
}

/** The pipeline that an agency begins with. */
export const defaultPipeline: readonly Stage[] = [
  { id: 'inquiry', kind: 'open' }, { id: 'proposal', kind: 'open' }, { id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' },
];

export const stagesOf = ({ agency }: Caller): readonly Stage[] => agency.settings.pipeline ?? defaultPipeline;

function stageChoice({ id, title, kind }: Stage): NonNullable<FieldDescription['choices']>[number] {
  return { value: id, ...(title !== undefined && { label: title }), ...(kind !== 'open' && { meaning: kind === 'won' ? 'good' : 'bad' }) };
}
