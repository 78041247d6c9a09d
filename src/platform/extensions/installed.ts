import type { Importer, Locale, Manifest } from '@gable/api';
import type { FieldSketch } from '@gable/db/fieldSketch.ts';
import type { Engine } from '../engine/engine.ts';

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
export interface Additions { installed: readonly InstalledExtension[]; fields: readonly AddedField[] }

export async function readAdditions(engine: Engine, agency: number): Promise<Additions> {
  const extensions = await engine.read(agency, { sql: 'SELECT name, state, contents, installed_at FROM extensions WHERE agency_id = ? ORDER BY name', params: [agency] });
  const fields = await engine.read(agency, { sql: 'SELECT kind, name, sketch FROM fields WHERE agency_id = ? ORDER BY kind, created_at, name', params: [agency] });
  return {
    installed: extensions.map(([name, state, contents, at]) => ({ ...JSON.parse(contents as string) as ExtensionContents, name: name as string, isEnabled: state === 'enabled', installedAt: at as number })),
    fields: fields.map(([kind, name, written]) => {
      const { title, ...sketch } = JSON.parse(written as string) as FieldSketch & { title: string };
      return { kind: kind as string, name: name as string, title, sketch };
    }),
  };
}

export const enabledIn = ({ installed }: Additions): InstalledExtension[] => installed.filter(({ isEnabled }) => isEnabled);
