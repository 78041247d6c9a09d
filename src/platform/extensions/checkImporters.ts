import type { ColumnMapping, Importer } from '@gable/api';
import type { RecordDefinition } from '@gable/db/record.ts';
import { isThere } from '../imports/mapping/checkMapping.ts';
import type { ImportableField } from '../imports/reading/importableField.ts';
import { importableFields } from '../imports/reading/importableFields.ts';
import type { Checking } from './checkContents.ts';
import { checkGiven } from './checkRecords.ts';
import type { ExtensionSource } from './installed.ts';
import { sayTwice } from './sayTwice.ts';
import { aKind } from './wanted.ts';

/** The forms of files that an extension knows must fill fields that there are, with values that they take. */
export function checkImporters({ manifest, importers }: ExtensionSource, checking: Checking): void {
  const files = (manifest.contributes?.importers ?? []).map((file) => file.replace(/^\.\//, ''));
  importers.forEach((importer, index) => {
    const said = { ...checking, fault: (at: string, expected: string) => checking.fault(at, expected, files[index]) };
    const definition = checking.kinds.find(importer.records);
    if (definition) checkImporter(importer, definition, said);
    else said.fault('records', aKind(checking.kinds, importer.records));
  });
  sayTwice(importers.map(({ id }) => id), (index) => checking.fault('id', 'an id that is not there already', files[index]));
}

function checkImporter(importer: Importer, definition: RecordDefinition, checking: Checking): void {
  const { columns, byContent = {}, constants = {}, identity, orderedBy, recognisedBy = [], variants = [] } = importer;
  const { fault, office } = checking;
  const fields = importableFields(definition, office.messages);
  const checkColumns = (all: object, at: string): void => {
    for (const [heading, column] of Object.entries(all)) checkColumn(column as ColumnMapping, { at: `${at}.${heading}`, fields, checking });
  };
  checkColumns(columns, 'columns');
  checkColumns(byContent, 'byContent');
  checkGiven(constants, { definition, at: 'constants', checking });
  if (identity !== undefined && !fields.some(({ name }) => name === identity)) fault('identity', `a field of ${definition.kind} that a file can fill`);
  if (orderedBy !== undefined && !recognisedBy.includes(orderedBy)) fault('orderedBy', 'one of the headings in recognisedBy');
  variants.forEach((variant, index) => {
    checkColumns(variant.columns, `variants.${index}.columns`);
    checkGiven(variant.constants ?? {}, { definition, at: `variants.${index}.constants`, checking });
  });
  sayTwice(variants.map(({ id }) => id), (index) => fault(`variants.${index}.id`, 'an id that is not there already'));
}

function checkColumn({ field, also, lastWordTo }: ColumnMapping, { at, fields, checking: { fault } }: { at: string; fields: readonly ImportableField[]; checking: Checking }): void {
  for (const [part, name] of Object.entries({ field, also })) {
    if (typeof name === 'string' && !isThere(name, fields)) fault(`${at}.${part}`, 'a field that a file can fill');
  }
  if (lastWordTo !== undefined && !fields.some(({ name, kind }) => name === lastWordTo && kind === 'text')) fault(`${at}.lastWordTo`, 'a field of the kind text');
}
