import { cellAt } from '../earthCells.ts';
import { field, InvalidValue, type FieldKind } from '../field.ts';
import { parseNumber } from './decimal.ts';

/** WGS 84 degrees, kept to a millionth: about 11 cm. */
export interface Point { latitude: number; longitude: number }

const pointKind: FieldKind<Point> = {
  name: 'point',
  columns: [['latitude', 'integer'], ['longitude', 'integer'], ['cell', 'integer']],
  cell: 2,
  parse(input) {
    if (typeof input !== 'object' || input === null) throw new InvalidValue('field.notPoint');
    const { latitude, longitude } = input as Partial<Point>;
    return {
      latitude: Math.round(parseNumber(latitude, { min: -90, max: 90 }) * 1e6) / 1e6,
      longitude: Math.round(parseNumber(longitude, { min: -180, max: 180 }) * 1e6) / 1e6,
    };
  },
  store(value) {
    const [latitude, longitude] = [millionths(value.latitude), millionths(value.longitude)];
    return [latitude, longitude, cellAt(latitude, longitude)];
  },
  load: ([latitude, longitude]) => ({ latitude: (latitude as number) / 1e6, longitude: (longitude as number) / 1e6 }),
};

const millionths = (degrees: number): number => Math.round(degrees * 1e6);

export const point = field(pointKind);
