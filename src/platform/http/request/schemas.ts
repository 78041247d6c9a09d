import type { Schema } from './route.ts';

/** Pieces of JSON schema that the routes describe themselves with. */
export const text: Schema = { type: 'string' };
export const textOrNull: Schema = { type: ['string', 'null'] };
export const whole: Schema = { type: 'integer' };
export const yesOrNo: Schema = { type: 'boolean' };
export const anything: Schema = {};
export const dictionary = (of: Schema): Schema => ({ type: 'object', additionalProperties: of });
export const list = (of: Schema): Schema => ({ type: 'array', items: of });
export const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
export const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values });

/** An object of exactly these properties; those that end with `?` may be absent. */
export function object(properties: Record<string, Schema>): Schema {
  const entries = Object.entries(properties);
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

export const answered = (data: Schema): Schema => object({ data });
