import { buildings } from './buildings.ts';
import { rooms } from './rooms.ts';
import { schemeOf } from './scheme.ts';

const drawn = { ...buildings, ...rooms };

/** A drawing of the town by its name, such as `villa-3`, as SVG. */
export function drawing(name: string): string {
  const [subject, variant] = name.split('-') as [keyof typeof drawn, string];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800" width="1200" height="800">${drawn[subject](schemeOf(Number(variant)), Number(variant))}</svg>`;
}
