import type { AgencyDescription } from '../../index.ts';

const squareFeetInSquareMeter = 10.76391041671;
const written = /^([\d.]+)\s*(?:(m2|m²|sq\.?\s?m|מ״?ר|τ\.?μ\.?|متر)|(sq\.?\s?ft|ft2|ft²|sf))?$/iu;

/** Square metres that a filter's text means, in the agency's unit unless it names one; undefined where it is another unit, or no number. */
export function squareMetersOf(text: string, { areaUnit }: Pick<AgencyDescription, 'areaUnit'>): number | undefined {
  const [, number, inMeters, inFeet] = written.exec(text.trim()) ?? [];
  if (number === undefined || Number.isNaN(Number(number))) return undefined;
  const isFeet = inFeet !== undefined || (inMeters === undefined && areaUnit === 'squareFeet');
  return Number(number) / (isFeet ? squareFeetInSquareMeter : 1);
}

/** The same in the agency's unit, as somebody would write it anew. */
export function inAgencysUnit(text: string, agency: Pick<AgencyDescription, 'areaUnit'>): number | undefined {
  const squareMeters = squareMetersOf(text, agency);
  return squareMeters === undefined ? undefined : Math.round(squareMeters * (agency.areaUnit === 'squareFeet' ? squareFeetInSquareMeter : 1) * 100) / 100;
}
