import { toJsonSchema } from '@valibot/to-json-schema';
import { manifestSchema } from '../extensions/manifestSchema.ts';
import { json } from './request/answer.ts';
import type { OpenRoute, Schema } from './request/route.ts';
import { anything } from './request/schemas.ts';

/** `GET /manifest.schema.json`: what an extension's `package.json` may say, for editors; made of what checks it. */
export const getManifestSchema: OpenRoute = {
  method: 'GET',
  path: 'manifest.schema.json',
  for: 'anyone',
  operation: () => ({ summary: 'JSON Schema of an extension’s manifest.', answers: { 200: anything } }),
  answer: () => json(describedManifest()),
};

let described: Schema | undefined;

function describedManifest(): Schema {
  return described ??= { ...toJsonSchema(manifestSchema, { errorMode: 'ignore' }) as Schema, $id: 'gable/manifest.schema.json', title: 'A Gable extension' };
}
