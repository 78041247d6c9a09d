import type { Importer, Locale, Manifest } from '@gable/api';
import type { FieldSketch } from '@gable/db/fieldSketch.ts';
import type { Reading } from '../engine/engine.ts';
import { readKept, type KeptField } from './fieldsKept.ts';

/** An extension without code as it comes. */
export interface ExtensionSource {
  manifest: Manifest;
  messages: Partial<Record<Locale, Record<string, string>>>;
  importers: Importer[];
}

/** The same as it is kept. */
export interface ExtensionContents extends ExtensionSource {
  /** Icons that it names, each as one path. */
  icons: Record<string, string>;
}

/** An extension that an agency has brought in from outside. */
export interface InstalledExtension extends ExtensionContents {
  name: string;
  isEnabled: boolean;
  /** Milliseconds. */
  installedAt: number;
}

/** A field that an agency has added to a kind by itself, and what it calls it. */
export interface AddedField { kind: string; name: string; title: string; sketch: FieldSketch }

/** What an agency has added to the built-in Gable. */
export interface Additions {
  installed: readonly InstalledExtension[];
  fields: readonly AddedField[];
  /** All names under which values are kept, also those that nobody sees now. */
  kept: readonly KeptField[];
}

/** A command reads them in its own transaction: what its caller knows may be older. */
export async function readAdditions(reading: Pick<Reading, 'rows'>, agency: number): Promise<Additions> {
  const extensions = await reading.rows('SELECT name, state, contents, installed_at FROM extensions WHERE agency_id = ? ORDER BY name', [agency]);
  const fields = await reading.rows('SELECT kind, name, sketch FROM fields WHERE agency_id = ? ORDER BY kind, created_at, name', [agency]);
  return {
    installed: extensions.map(([name, state, contents, at]) => ({ ...JSON.parse(contents as string) as ExtensionContents, name: name as string, isEnabled: state === 'enabled', installedAt: at as number })),
    fields: fields.map(([kind, name, written]) => {
      const { title, ...sketch } = JSON.parse(written as string) as FieldSketch & { title: string };
      return { kind: kind as string, name: name as string, title, sketch };
    }),
    kept: await readKept(reading, agency),
  };
}

export const enabledIn = ({ installed }: Additions): InstalledExtension[] => installed.filter(({ isEnabled }) => isEnabled);
