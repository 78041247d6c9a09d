import { field, type FieldKind } from '../field.ts';
import { parseNumber } from './decimal.ts';

/** Square metres with two decimals, shown in the agency's unit. A filter is written in that unit too, or names its own: 2000, 2000sqft, 200m2. */
const areaKind: FieldKind<number> = {
  name: 'area',
  columns: [['', 'integer']],
  parse: (input) => Math.round(parseNumber(input, { min: 0, max: 1e10 }) * 100) / 100,
  store: (value) => [Math.round(value * 100)],
  load: ([value]) => (value as number) / 100,
  comparedBy: 0,
  // Rounded as what is stored is, or no home of 2,000 sq ft would have 2,000.
  storeOperand(text, _options, setting) {
    const [, number = text, unit = ''] = /^([^\p{L}]*?)\s*(\p{L}.*)$/u.exec(text.trim()) ?? [];
    const named = unitsWritten.get(unit.toLowerCase().replaceAll('²', '2').replace(/[\s._]/g, ''));
    const squareMeters = parseNumber(named ? number : text, {}) * squareMetersIn[named ?? setting?.areaUnit ?? 'squareMeters'];
    return Math.round(squareMeters * 100);
  },
};

const squareMetersIn = { squareMeters: 1, squareFeet: 0.09290304, acres: 4046.8564224, hectares: 10_000 };

const unitsWritten = new Map<string, keyof typeof squareMetersIn>([
  ['m2', 'squareMeters'], ['sqm', 'squareMeters'], ['מר', 'squareMeters'], ['מ״ר', 'squareMeters'], ['τμ', 'squareMeters'], ['متر', 'squareMeters'],
  ['sqft', 'squareFeet'], ['ft2', 'squareFeet'], ['sf', 'squareFeet'], ['acre', 'acres'], ['acres', 'acres'], ['ha', 'hectares'],
]);

export const area = field(areaKind);
