import type { Described } from './document.ts';
import type { Schema } from '../request/route.ts';
import { anything, dictionary, list, named, object, oneOf, text, textOrNull, whole, yesOrNo } from '../request/schemas.ts';
import { reportSchemas } from './reportSchemas.ts';
import { inputSchema, newRecordSchema, recordSchema } from './recordSchemas.ts';

const open = (properties: Record<string, Schema>): Schema => ({ ...object(properties), additionalProperties: true });

/** Schemas that many answers share. */
const shared: Record<string, Schema> = {
  Problem: object({ type: text, title: text, status: whole, code: text, detail: text, requestId: text, 'fields?': dictionary(text) }),
  Reference: object({ id: text, title: text, 'role?': text }),
  Money: object({ amount: { ...whole, description: 'In minor units: cents, agorot.' }, currency: { ...text, pattern: '^[A-Z]{3}$' } }),
  FileReference: object({ id: text, name: text, mediaType: text, bytes: whole, 'width?': whole, 'height?': whole, 'caption?': text }),
  Job: open({ id: text, name: text, state: text, failure: textOrNull }),
  TimelineEntry: object({
    id: text, at: { ...text, format: 'date-time' }, by: { anyOf: [object({ id: text, title: text }), { type: 'null' }] },
    type: oneOf('change', 'note', 'task'),
    'command?': object({ id: text, run: text }),
    'action?': oneOf('created', 'changed', 'archived', 'restored'),
    'changes?': list(object({ field: text, before: anything, after: anything })),
    'undo?': object({ can: yesOrNo, 'why?': oneOf('changedSince', 'notUndoable', 'erased'), 'field?': text }),
    'tookBack?': text,
    'record?': anything,
  }),
  Bootstrap: object({
    version: text,
    agency: object({ id: whole, name: text, currency: text, country: text, timeZone: text, areaUnit: oneOf('squareMeters', 'squareFeet'), staleAfterMonths: whole }),
    member: object({ id: text, title: text, email: text, role: text, team: textOrNull, abilities: list(text), preferences: dictionary(anything) }),
    locale: oneOf('en', 'he', 'el', 'fa'), direction: oneOf('ltr', 'rtl'), messages: dictionary(text),
    records: list(open({ kind: text, fields: list(open({ name: text, kind: text })), may: object({ create: yesOrNo, change: yesOrNo, archive: yesOrNo, import: yesOrNo, export: yesOrNo, exportReach: text }) })),
    extensions: list(object({ name: text, contributes: dictionary(anything) })), icons: dictionary(text),
    members: list(object({ id: text, title: text, role: text, team: textOrNull, suspended: yesOrNo })),
    teams: list(object({ id: text, title: text })), roles: list(object({ id: text, title: text, mayGive: yesOrNo })),
    views: list(named('views')),
    commands: list(object({ id: text, input: list(open({ name: text, kind: text })), 'isFinal?': yesOrNo })),
    changes: whole,
  }),
};

export function components({ kinds, commands, say }: Described): Record<string, Schema> {
  const schemas = { ...shared, ...reportSchemas };
  for (const definition of kinds.all()) {
    const { kind } = definition;
    const given = newRecordSchema(definition, say);
    schemas[kind] = recordSchema(definition, say);
    schemas[`${kind}.create`] = given;
    schemas[`${kind}.change`] = given;
  }
  for (const { id, input, raw } of commands) {
    const kind = id.slice(0, id.lastIndexOf('.'));
    const base = schemas[`${kind}.create`];
    if (!raw || !base) schemas[`${id}.input`] = inputSchema(input);
    else if (id.endsWith('.create')) schemas[`${id}.input`] = named(`${kind}.create`);
    else if (id.endsWith('.change')) schemas[`${id}.input`] = object({ id: text, 'revision?': whole, ...optional(base) });
    else if (id.endsWith('.archive')) schemas[`${id}.input`] = object({ id: text, 'revision?': whole });
    else schemas[`${id}.input`] = object({ id: text });
  }
  return schemas;
}

function optional({ properties }: Schema): Record<string, Schema> {
  return Object.fromEntries(Object.entries(properties as Record<string, Schema>).map(([name, schema]) => [`${name}?`, schema]));
}
