import type { Fields, RecordDefinition } from '@gable/db/record.ts';
import type { Schema } from '../request/route.ts';
import { named, object, text, whole } from '../request/schemas.ts';
import { givenSchema, orNull, takenSchema } from './fieldSchemas.ts';

const instant: Schema = { ...text, format: 'date-time' };

/** What an agency says of a field: what it is called there, and whether it is demanded. */
export type SayOfField = (kind: string, name: string) => Schema;

/** A record as it is given. Fields that the caller may not see are absent, so only what every record has is required. */
export function recordSchema({ kind, fields }: RecordDefinition, say: SayOfField = () => ({})): Schema {
  const own = Object.entries(fields).filter(([name]) => name !== 'title').map(([name, field]) => [`${name}?`, { ...givenSchema(field), ...say(kind, name) }]);
  return object({
    id: text, title: text, revision: whole, 'createdAt?': instant, 'updatedAt?': instant, archivedAt: orNull(instant),
    holder: { anyOf: [{ type: ['string', 'null'] }, named('Reference')] },
    'glimpse?': { const: true },
    ...Object.fromEntries(own),
  });
}

/** What a new record may be given. What is required may still be filled in by the office, so nothing is demanded here. */
export function newRecordSchema({ kind, fields }: RecordDefinition, say: SayOfField = () => ({})): Schema {
  const own = Object.entries(fields).filter(([, { options }]) => !options.readOnly).map(([name, field]) => [`${name}?`, { ...takenSchema(field, true), ...say(kind, name) }]);
  return object({ ...Object.fromEntries(own), 'holder?': { type: ['string', 'null'] } });
}

export function inputSchema(fields: Fields): Schema {
  return object(Object.fromEntries(Object.entries(fields).map(([name, field]) => {
    const isNeeded = field.options.required === true;
    return [isNeeded ? name : `${name}?`, takenSchema(field, !isNeeded)];
  })));
}
