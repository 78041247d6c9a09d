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

/** `GET /importer.schema.json`: the same of a form of files that it names in `contributes.importers`. */
export const getImporterSchema: OpenRoute = {
  method: 'GET',
  path: 'importer.schema.json',
  for: 'anyone',
  operation: () => ({ summary: 'JSON Schema of a form of files that an extension knows.', answers: { 200: anything } }),
  answer: async () => json(await describedImporter()),
};

async function describedManifest(): Promise<Schema> {
  const [{ toJsonSchema }, { manifestSchema }] = await Promise.all([import('@valibot/to-json-schema'), import('../extensions/manifestSchema.ts')]);
  return { ...toJsonSchema(manifestSchema, { errorMode: 'ignore' }) as Schema, $id: 'gable/manifest.schema.json', title: 'A Gable extension' };
}

async function describedImporter(): Promise<Schema> {
  const [{ toJsonSchema }, { importerSchema }] = await Promise.all([import('@valibot/to-json-schema'), import('../extensions/importerSchema.ts')]);
  return { ...toJsonSchema(importerSchema, { errorMode: 'ignore' }) as Schema, $id: 'gable/importer.schema.json', title: 'A form of files that a Gable extension knows' };
}
