import { backdrop, bush, cypress, olive } from './landscape.ts';
import { each, path, rectangle, round, shape, type Scheme } from './scheme.ts';

type Draw = (scheme: Scheme, variant: number) => string;

/** A sash between two shutters. */
function casement([x, y, width, height]: readonly [number, number, number, number], { glass, shutter }: Scheme): string {
  const leaf = width * 0.42;
  return rectangle([x - 5, y - 5, width + 10, height + 10], '#fffaf0') + rectangle([x, y, width, height], glass)
    + rectangle([x + width / 2 - 2, y, 4, height], '#fffaf0') + rectangle([x, y + height * 0.45, width, 4], '#fffaf0')
    + [x - leaf - 7, x + width + 7].map((at) => rectangle([at, y - 3, leaf, height + 6], shutter) + each(Math.floor(height / 12), (row) => rectangle([at + 4, y + 4 + row * 12, leaf - 8, 2], '#000000', 'opacity="0.13"'))).join('');
}

const pane = (at: readonly [number, number, number, number], glass: string): string => {
  const [x, y, width, height] = at;
  return rectangle([x - 4, y - 4, width + 8, height + 8], '#fffaf0') + rectangle(at, glass) + shape(`${x},${y + height} ${x + width * 0.7},${y} ${x + width},${y} ${x + width * 0.3},${y + height}`, '#ffffff', 'opacity="0.18"');
};

const villa: Draw = (scheme, variant) => {
  const { wall, shade, roof, shutter, glass } = scheme;
  const turned = variant % 2 ? 'transform="translate(1200 0) scale(-1 1)"' : '';
  const hasPool = variant % 3 === 1;
  return backdrop(scheme, variant) + `<g ${turned}>${cypress(190, 640, 330)}${cypress(262, 645, 260)}${olive(1040, 660, 170)}`
    + rectangle([330, 390, 430, 260], wall) + rectangle([760, 450, 200, 200], shade)
    + shape('300,395 545,255 790,395', roof) + shape('545,255 790,395 760,395 545,275', '#000000', 'opacity="0.12"') + shape('745,455 860,385 985,455', roof)
    + rectangle([640, 255, 44, 96], shade) + rectangle([632, 246, 60, 14], roof)
    + round([545, 345, 26], '#fffaf0') + round([545, 345, 20], glass)
    + casement([400, 430, 66, 78], scheme) + casement([620, 430, 66, 78], scheme)
    + rectangle([508, 530, 76, 120], shutter) + rectangle([514, 536, 30, 108], '#ffffff', 'opacity="0.12"') + round([572, 595, 5], '#fffaf0')
    + shape('485,528 607,528 590,505 502,505', roof) + pane([800, 505, 120, 95], glass)
    + rectangle([440, 650, 560, 12], '#cbbda6') + (hasPool ? path('M470 720 C 560 690 860 690 940 716 S 860 770 690 768 S 400 752 470 720 Z', '#8cc0cb') + path('M520 722 C 600 704 820 704 890 720', 'none', 'stroke="#ffffff" stroke-opacity="0.5" stroke-width="4"') : path('M505 662 L 590 662 L 660 800 L 420 800 Z', '#efe6d6'))
    + bush(350, 655, 70) + bush(720, 660, 56) + bush(985, 665, 64) + '</g>';
};

const townhouse: Draw = (scheme, variant) => {
  const fronts = [schemeLike(scheme, 0.94), scheme, schemeLike(scheme, 0.88)];
  const house = (x: number, width: number, { front, tall }: { front: Scheme; tall: number }): string => {
    const top = 650 - tall;
    return rectangle([x, top, width, tall], front.wall) + rectangle([x + width - 16, top, 16, tall], front.shade) + rectangle([x - 6, top - 14, width + 12, 18], front.roof)
      + each(3, (row) => each(2, (column) => (row * 125 + 40 < tall - 150 ? casement([x + width * (0.26 + column * 0.4) - 22, top + 46 + row * 125, 44, 74], front) : '')))
      + path(`M${x + width * 0.36} 650 V 556 A ${width * 0.13} ${width * 0.13} 0 0 1 ${x + width * 0.62} 556 V 650 Z`, front.shutter) + rectangle([x + width * 0.33, 648, width * 0.33, 8], '#cbbda6');
  };
  const main = fronts[1]!;
  return backdrop(scheme, variant) + house(110, 280, { front: fronts[0]!, tall: 360 }) + house(810, 290, { front: fronts[2]!, tall: 330 + (variant % 2) * 60 }) + house(400, 400, { front: main, tall: 430 })
    + rectangle([455, 452, 290, 10], '#4b4540') + each(15, (at) => rectangle([458 + at * 20, 405, 3, 50], '#4b4540')) + rectangle([455, 402, 290, 5], '#4b4540')
    + each(3, (at) => round([490 + at * 110, 400, 15], '#b4573c') + round([502 + at * 110, 392, 12], '#8a9a6b'))
    + rectangle([0, 656, 1200, 144], '#d8cbb5') + each(9, (at) => rectangle([at * 150 - 40, 690 + (at % 3) * 34, 120, 5], '#c7b99f'))
    + round([430, 636, 18], '#a9513a') + bush(430, 632, 44) + round([775, 636, 18], '#a9513a') + bush(775, 632, 40);
};

const apartment: Draw = (scheme, variant) => {
  const { wall, shade, glass, shutter } = scheme;
  const floors = 4 + (variant % 3);
  const height = floors * 92 + 30;
  const top = 655 - height;
  const balcony = (x: number, y: number): string => pane([x + 16, y + 12, 112, 56], glass) + rectangle([x, y + 46, 144, 34], variant % 2 ? '#ffffff' : shutter, `opacity="${variant % 2 ? 0.75 : 0.9}"`) + rectangle([x - 4, y + 78, 152, 7], shade) + (x % 3 === 0 ? bush(x + 118, y + 50, 24) : '');
  return backdrop(scheme, variant) + cypress(150, 660, 250) + olive(1080, 662, 130)
    + rectangle([300, top, 520, height], wall) + rectangle([820, top + 46, 130, height - 46], shade) + rectangle([290, top - 10, 540, 16], shade) + rectangle([560, top - 46, 110, 40], shade)
    + each(floors - 1, (row) => [330, 489, 648].map((x) => balcony(x, top + 22 + row * 92)).join('') + pane([852, top + 74 + row * 92, 64, 44], glass))
    + rectangle([330, 570, 460, 85], '#4b4540', 'opacity="0.82"') + pane([350, 586, 180, 69], glass) + rectangle([600, 578, 92, 77], shutter) + rectangle([644, 582, 4, 70], '#fffaf0', 'opacity="0.5"')
    + rectangle([0, 656, 1200, 144], '#d8cbb5') + rectangle([0, 700, 1200, 8], '#c3b59c') + bush(262, 656, 70) + bush(985, 658, 80);
};

const office: Draw = (scheme, variant) => {
  const { shade, glass, roof } = scheme;
  const top = 190 + (variant % 2) * 70;
  const rows = Math.floor((590 - top) / 74);
  return backdrop(scheme, variant) + rectangle([260, top, 560, 655 - top], '#e9e4da') + rectangle([820, top + 110, 190, 545 - top], shade)
    + each(rows, (row) => each(7, (column) => pane([282 + column * 76, top + 22 + row * 74, 58, 48], (row * 3 + column * 5 + variant) % 7 ? glass : '#f8dfa0')))
    + each(rows - 1, (row) => pane([844, top + 140 + row * 74, 140, 40], glass)) + rectangle([250, top - 14, 580, 18], roof)
    + rectangle([450, 580, 190, 75], '#3f4a4f') + rectangle([542, 584, 5, 70], '#ffffff', 'opacity="0.5"') + rectangle([430, 566, 230, 14], roof)
    + rectangle([0, 656, 1200, 144], '#d3cabb') + each(8, (at) => rectangle([at * 160 + 20, 724, 90, 6], '#f7f1e6')) + cypress(180, 660, 190) + bush(1060, 660, 70) + bush(230, 662, 50);
};

const shop: Draw = (scheme, variant) => {
  const { wall, shade, roof, glass, shutter } = scheme;
  return backdrop(scheme, variant) + rectangle([180, 210, 840, 450], wall) + rectangle([180, 210, 840, 22], shade) + each(4, (at) => casement([270 + at * 205, 268, 62, 92], scheme))
    + rectangle([230, 420, 740, 240], '#4b4540') + pane([250, 470, 300, 185], glass) + pane([690, 470, 260, 185], glass) + rectangle([585, 470, 80, 190], shutter) + round([652, 570, 5], '#fffaf0')
    + each(10, (at) => path(`M${215 + at * 77} 405 h 77 v 62 a 38 26 0 0 1 -77 0 Z`, at % 2 ? '#fffaf0' : roof)) + rectangle([215, 396, 770, 12], roof)
    + each(4, (at) => round([300 + at * 62, 628, 20], ['#b4573c', '#8a9a6b', '#d9a441', '#c9744f'][(at + variant) % 4]!)) + rectangle([270, 640, 262, 16], '#7b6350') + each(3, (at) => rectangle([720 + at * 76, 560, 52, 90], ['#e3d7c4', '#d6b28d', '#c8d0c9'][at]!))
    + rectangle([0, 660, 1200, 140], '#d8cbb5') + each(8, (at) => rectangle([at * 160, 716, 110, 5], '#c7b99f'));
};

const land: Draw = (scheme, variant) => backdrop(scheme, variant) + path('M0 620 C 300 585 820 600 1200 625 V 800 H 0 Z', '#cfc08f')
  + each(16, (at) => path(`M${(at * 173 + 60) % 1200} ${660 + (at * 37) % 120} q 8 -22 14 0`, 'none', 'stroke="#a89a63" stroke-width="4"'))
  + each(5, (at) => olive(150 + at * 225 + (at * variant * 13) % 40, 640 + (at % 2) * 60, 120 + (at % 3) * 26))
  + each(13, (at) => rectangle([40 + at * 92, 735, 8, 46], '#8d7356')) + rectangle([30, 748, 1140, 4], '#8d7356') + rectangle([30, 766, 1140, 4], '#8d7356');

function schemeLike(scheme: Scheme, light: number): Scheme {
  const darker = (colour: string): string => `#${[1, 3, 5].map((at) => Math.round(Number.parseInt(colour.slice(at, at + 2), 16) * light).toString(16).padStart(2, '0')).join('')}`;
  return { ...scheme, wall: darker(scheme.wall), shade: darker(scheme.shade), shutter: darker(scheme.shutter) };
}

export const buildings = { villa, townhouse, apartment, office, shop, land };
