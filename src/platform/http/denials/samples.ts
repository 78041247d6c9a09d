import type { Field } from '@gable/db/field.ts';
import type { Fields, RecordDefinition } from '@gable/db/record.ts';
import { titleParts } from '../../permissions/titleParts.ts';

/** What a request is about: the records of one agency, by kind, and a run of a command there. */
export interface Fixtures { ids: Record<string, string>; run: string; file: string }

/** One value for each field of an input, so far as one can be made up: whatever refers to something, to the fixtures. */
export function sampleInput(input: Fields, fixtures: Fixtures, kind: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).map(([name, field]) => [name, named(name, fixtures, kind) ?? sampleOf(field, fixtures)]).filter(([, value]) => value !== undefined));
}

/** The least that a record takes. */
export function neededInput(definition: RecordDefinition, fixtures: Fixtures): Record<string, unknown> {
  const needed = Object.entries(definition.fields).filter(([name, { options }]) => options.required || titleParts(definition).includes(name));
  const values = needed.map(([name, field]) => [name, named(name, fixtures, definition.kind) ?? sampleOf(field, fixtures)]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Inputs that are texts and mean something by their name. */
function named(name: string, { ids, run }: Fixtures, kind: string): unknown {
  const id = ids[kind] ?? ids.contacts;
  if (name === 'id' || name === 'into') return id;
  else if (name === 'about') return `contacts/${ids.contacts}`;
  else return { records: ids[kind] ? kind : 'contacts', from: ids.properties, command: run, ids: [id], revision: 1, role: 'agent', verb: 'read', report, reportId: 'deals.pipeline' }[name];
}

const report = { records: 'deals', rows: [{ field: 'stage' }], measures: [{ of: 'count' }] };

function sampleOf({ kind, options }: Field, { ids, file }: Fixtures): unknown {
  const target = options.target === undefined ? undefined : ids[options.target];
  switch (kind.name) {
    case 'text': case 'longText': return 'Sample';
    case 'integer': case 'decimal': case 'area': case 'duration': return 1;
    case 'money': return { amount: 100, currency: 'USD' };
    case 'date': return '2026-11-20';
    case 'dateTime': return '2026-11-20T09:00:00Z';
    case 'boolean': return true;
    case 'choice': return options.choices?.[0]?.value;
    case 'multiChoice': return options.choices?.length ? [options.choices[0]!.value] : undefined;
    case 'tags': return ['sample'];
    case 'reference': return target;
    case 'references': return target && [{ id: target, ...(options.roles && { role: options.roles[0] }) }];
    case 'phones': return ['206-555-0142'];
    case 'emails': return ['sample@denials.test'];
    case 'url': return 'https://denials.test';
    case 'files': return [{ id: file }];
    default: return undefined;
  }
}
