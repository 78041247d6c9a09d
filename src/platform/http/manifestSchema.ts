import { json } from './request/answer.ts';
import type { OpenRoute, Schema } from './request/route.ts';
import { anything } from './request/schemas.ts';

/** `GET /manifest.schema.json`: what an extension's `package.json` may say, for editors; made of what checks it. */
export const getManifestSchema: OpenRoute = {
  method: 'GET',
  path: 'manifest.schema.json',
  for: 'anyone',
  operation: () => ({ summary: 'JSON Schema of an extension’s manifest.', answers: { 200: anything } }),
  answer: async () => json(await describedManifest()),
};

async function describedManifest(): Promise<Schema> {
  const [{ toJsonSchema }, { manifestSchema }] = await Promise.all([import('@valibot/to-json-schema'), import('../extensions/manifestSchema.ts')]);
  return { ...toJsonSchema(manifestSchema, { errorMode: 'ignore' }) as Schema, $id: 'gable/manifest.schema.json', title: 'A Gable extension' };
}
