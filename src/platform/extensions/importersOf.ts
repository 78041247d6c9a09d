import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Importer } from '@gable/api';
import type { Extension } from './extensions.ts';

/** The forms of files that a built-in extension knows. */
export function readImporters({ folder, manifest }: Extension): Importer[] {
  return (manifest.contributes?.importers ?? []).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Importer);
}
