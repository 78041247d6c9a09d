import type { Fields, RecordDefinition } from '@gable/db/record.ts';
import type { Schema } from '../request/route.ts';
import { named, object, text, whole } from '../request/schemas.ts';
import { givenSchema, orNull, takenSchema } from './fieldSchemas.ts';

const instant: Schema = { ...text, format: 'date-time' };

/** A record as it is given. Fields that the caller may not see are absent, so only what every record has is required. */
export function recordSchema({ fields }: RecordDefinition): Schema {
  const own = Object.entries(fields).filter(([name]) => name !== 'title').map(([name, field]) => [`${name}?`, givenSchema(field)]);
  return object({
    id: text, title: text, revision: whole, 'createdAt?': instant, 'updatedAt?': instant, archivedAt: orNull(instant),
    holder: { anyOf: [{ type: ['string', 'null'] }, named('Reference')] },
    'glimpse?': { const: true },
    ...Object.fromEntries(own),
  });
}

/** What a new record may be given. What is required may still be filled in by the office, so nothing is demanded here. */
export function newRecordSchema({ fields }: RecordDefinition): Schema {
  const own = Object.entries(fields).filter(([, { options }]) => !options.readOnly).map(([name, field]) => [`${name}?`, takenSchema(field, true)]);
  return object({ ...Object.fromEntries(own), 'holder?': { type: ['string', 'null'] } });
}

export function inputSchema(fields: Fields): Schema {
  return object(Object.fromEntries(Object.entries(fields).map(([name, field]) => {
    const isNeeded = field.options.required === true;
    return [isNeeded ? name : `${name}?`, takenSchema(field, !isNeeded)];
  })));
}
