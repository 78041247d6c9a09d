import { Refusal, type Filter } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import { isDated } from './dayComparison.ts';

type Comparison = Extract<Filter, { field: string }>;

const mostNear = 3;
const mostChoices = 12;

/** A field that is not there, with those that may have been meant. */
export function unknownField({ field, at = 1 }: Comparison, definition: RecordDefinition): Refusal {
  const given = field.toLowerCase();
  const isNear = (name: string): boolean => {
    const other = name.toLowerCase();
    return other.includes(given) || given.includes(other) || (given.length > 3 && other.startsWith(given.slice(0, 3)));
  };
  const near = [...definition.places.keys()].filter((name) => !definition.fields[name]?.options.internal && isNear(name)).slice(0, mostNear);
  return new Refusal('filter.unknownField', { status: 400, values: { field, position: at, near: near.join(', ') || 'nothing' } });
}

/** A value that the field can't have, with what was expected there. */
export function wrongValue({ field, value, at = 1 }: Comparison, definition: RecordDefinition): Refusal {
  const [name] = field.split('.') as [string];
  const choices = definition.fields[name]?.options.choices?.map((one) => one.value).slice(0, mostChoices).join(', ') ?? '';
  const written = (Array.isArray(value) ? value : [value]).join(', ');
  return new Refusal('filter.wrongValue', { status: 400, values: { field, value: written, position: at, expected: expectedOf(definition, name), choices } });
}

const numbers = ['integer', 'decimal', 'money', 'area', 'duration', 'position'];

function expectedOf(definition: RecordDefinition, name: string): string {
  const kind = definition.fields[name]?.kind.name ?? 'text';
  if (isDated(definition, name)) return 'day';
  else if (numbers.includes(kind) || name === 'revision') return kind === 'area' ? 'area' : 'number';
  else if (kind === 'choice' || kind === 'multiChoice') return 'choice';
  else if (kind === 'point') return 'box';
  else if (kind === 'boolean') return 'yesNo';
  else if (kind === 'reference' || kind === 'references' || name === 'holder') return 'name';
  else return 'text';
}
