import { field, InvalidValue, type FieldKind } from '../field.ts';

/** RFC 7946 geometry, with parts and holes; positions are [longitude, latitude] in degrees. */
export interface Polygon { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[] }

const polygonKind: FieldKind<Polygon> = {
  name: 'polygon',
  columns: [['', 'text']],
  parse(input) {
    const { type, coordinates } = (typeof input === 'object' && input ? input : {}) as Partial<Polygon>;
    if (!Array.isArray(coordinates)) throw new InvalidValue('field.notPolygon');
    if (type === 'Polygon' && coordinates.every(isRing)) return { type, coordinates };
    else if (type === 'MultiPolygon' && coordinates.every((part) => Array.isArray(part) && part.every(isRing))) return { type, coordinates };
    else throw new InvalidValue('field.notPolygon');
  },
  store: (value) => [JSON.stringify(value)],
  load: ([value]) => JSON.parse(value as string) as Polygon,
};

function isRing(ring: unknown): boolean {
  if (!Array.isArray(ring) || ring.length < 4 || !ring.every(isPosition)) return false;
  const [first, last] = [ring[0], ring.at(-1)] as [number[], number[]];
  return first[0] === last[0] && first[1] === last[1];
}

function isPosition(position: unknown): boolean {
  return Array.isArray(position) && position.length >= 2 && Math.abs(position[0]) <= 180 && Math.abs(position[1]) <= 90;
}

export const polygon = field(polygonKind);
