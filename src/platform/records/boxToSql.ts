import type { Filter } from '@gable/api';
import { stretchesOver, type Box } from '@gable/db/earthCells.ts';
import { InvalidValue } from '@gable/db/field.ts';
import { parseNumber } from '@gable/db/fields/decimal.ts';
import { customColumn, isAdded } from './addedFields.ts';
import { tableName } from './columns.ts';
import type { Filtering } from './filterToSql.ts';
import type { SqlText } from './sqlText.ts';

type Comparison = Extract<Filter, { field: string }>;

/**
 * Adds the condition that a place lies in a box: those in a few stretches of an index over cells, and of them those that truly do.
 * @throws InvalidValue where it is no box.
 */
export function addBox(filter: Comparison, { definition, caller, sql }: Filtering): void {
  const { field } = filter;
  const box = boxOf(filter);
  const [latitude, longitude, cell] = definition.places.get(field)!.map((place) => definition.columns[place]!);
  if (isAdded(definition, field)) {
    addStretches(sql.add('(t.id IN (SELECT v.record_id FROM '), box).add(' CROSS JOIN field_values v WHERE v.agency_id = ? AND v.kind = ? AND v.field = ? AND v.number', caller.agency.id, definition.kind, field);
    addSides(sql.add(' BETWEEN s.first AND s.last) AND '), box, { latitude: customColumn(latitude!, sql.dialect), longitude: customColumn(longitude!, sql.dialect) });
    sql.add(')');
  } else {
    // The index has both sides beside the cell, so that no record is read that lies outside.
    addStretches(sql.add('t.id IN (SELECT v.id FROM '), box).add(` CROSS JOIN ${tableName(definition)} v WHERE v.agency_id = ? AND v."${cell!.name}" BETWEEN s.first AND s.last AND `, caller.agency.id);
    addSides(sql, box, { latitude: `v."${latitude!.name}"`, longitude: `v."${longitude!.name}"` });
    sql.add(')');
  }
}

function addSides(sql: SqlText, { south, west, north, east }: Box, { latitude, longitude }: { latitude: string; longitude: string }): void {
  sql.add(`${latitude} BETWEEN ? AND ? AND `, south, north);
  if (west <= east) sql.add(`${longitude} BETWEEN ? AND ?`, west, east);
  else sql.add(`(${longitude} >= ? OR ${longitude} <= ?)`, west, east);
}

/** As rows `s (first, last)` of one parameter, so that the statement's text is the same for every box. */
function addStretches(sql: SqlText, box: Box): SqlText {
  const stretches = JSON.stringify(stretchesOver(box));
  if (sql.dialect === 'sqlite') return sql.add('(SELECT value ->> 0 AS first, value ->> 1 AS last FROM json_each(?)) s', stretches);
  else return sql.add('(SELECT (value ->> 0)::bigint AS first, (value ->> 1)::bigint AS last FROM jsonb_array_elements(?::text::jsonb)) s', stretches);
}

function boxOf({ is, value }: Comparison): Box {
  if (is !== 'within' || !Array.isArray(value) || value.length !== 4) throw new InvalidValue('field.notPoint');
  const [south, west, north, east] = value.map((degrees, index) => {
    const most = index % 2 ? 180 : 90;
    return Math.round(parseNumber(degrees, { min: -most, max: most }) * 1e6);
  }) as [number, number, number, number];
  if (south > north) throw new InvalidValue('field.notPoint');
  return { south, west, north, east };
}
