import { each, path, rectangle, round, type Scheme } from './scheme.ts';

/** Sky, hills and, by turns, the sea behind a house. */
export function backdrop({ sky, sun, hill, sea, ground }: Scheme, variant: number): string {
  const sunAt = 180 + ((variant * 290) % 860);
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient>
    <linearGradient id="ground" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${ground}"/><stop offset="1" stop-color="${ground}" stop-opacity="0.72"/></linearGradient></defs>
    ${rectangle([0, 0, 1200, 800], '#f7f1e6')}${rectangle([0, 0, 1200, 620], 'url(#sky)')}
    ${round([sunAt, 190, 120], sun, 'opacity="0.35"')}${round([sunAt, 190, 62], sun, 'opacity="0.9"')}
    ${path('M0 520 C 180 430 330 470 520 440 S 900 380 1200 470 V 640 H 0 Z', hill, 'opacity="0.55"')}
    ${variant % 2 ? rectangle([0, 520, 1200, 110], sea) + each(6, (at) => rectangle([60 + at * 205 + (variant * 37) % 90, 545 + (at % 3) * 20, 90, 3], '#ffffff', 'opacity="0.35"')) : path('M0 560 C 250 500 420 560 640 520 S 1000 520 1200 545 V 660 H 0 Z', hill, 'opacity="0.85"')}
    ${rectangle([0, 610, 1200, 190], 'url(#ground)')}`;
}

export function cypress(x: number, foot: number, height: number): string {
  const half = height * 0.11;
  return rectangle([x - 4, foot - 26, 8, 28], '#7b6350')
    + path(`M${x} ${foot - height} C ${x + half * 1.5} ${foot - height * 0.6} ${x + half * 1.4} ${foot - 30} ${x} ${foot - 18} C ${x - half * 1.4} ${foot - 30} ${x - half * 1.5} ${foot - height * 0.6} ${x} ${foot - height} Z`, '#5f7152')
    + path(`M${x} ${foot - height} C ${x + half * 1.5} ${foot - height * 0.6} ${x + half * 1.4} ${foot - 30} ${x} ${foot - 18} Z`, '#52634a');
}

export function olive(x: number, foot: number, size: number): string {
  return path(`M${x - 8} ${foot} C ${x - 4} ${foot - size * 0.4} ${x - 12} ${foot - size * 0.5} ${x} ${foot - size * 0.7} C ${x + 6} ${foot - size * 0.4} ${x + 4} ${foot - 20} ${x + 12} ${foot} Z`, '#7b6350')
    + round([x - size * 0.25, foot - size * 0.75, size * 0.32], '#7f8f66') + round([x + size * 0.24, foot - size * 0.78, size * 0.34], '#8a9a6b') + round([x, foot - size, size * 0.34], '#97a678');
}

export function bush(x: number, foot: number, size: number): string {
  return round([x, foot - size * 0.4, size * 0.5], '#7f8f66') + round([x + size * 0.5, foot - size * 0.3, size * 0.38], '#8a9a6b') + round([x - size * 0.45, foot - size * 0.26, size * 0.34], '#6f8059');
}
