import { backdrop, bush } from './landscape.ts';
import { each, path, rectangle, round, shape, type Scheme } from './scheme.ts';

type Draw = (scheme: Scheme, variant: number) => string;

const linens = ['#c9744f', '#7f8b5a', '#6f97a6', '#b8895f', '#a9513a'] as const;

/** Walls, a floor of boards, and a window with the day outside. */
function room({ wall, shade, sky, sea, hill }: Scheme, [x, y, width, height]: readonly [number, number, number, number]): string {
  return `<defs><linearGradient id="day" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs>`
    + rectangle([0, 0, 1200, 800], wall) + shape('0,0 130,70 130,590 0,690', shade) + shape('1200,0 1070,70 1070,590 1200,690', shade) + shape('0,0 1200,0 1070,70 130,70', '#fffdf8')
    + shape('0,690 130,590 1070,590 1200,690 1200,800 0,800', '#c9a67d') + each(9, (at) => path(`M${180 + at * 105} 590 L ${at * 150} 800`, 'none', 'stroke="#b08c63" stroke-width="2"'))
    + rectangle([x - 14, y - 14, width + 28, height + 28], '#fffdf8') + rectangle([x, y, width, height], 'url(#day)') + rectangle([x, y + height * 0.66, width, height * 0.34], sea) + path(`M${x} ${y + height * 0.68} q ${width * 0.3} -${height * 0.18} ${width * 0.55} 0 Z`, hill)
    + rectangle([x + width / 2 - 4, y, 8, height], '#fffdf8') + shape(`${x + 30},690 ${x + width - 10},690 ${x + width + 60},790 ${x + 60},790`, '#fff6df', 'opacity="0.28"');
}

const plant = (x: number, foot: number): string => shape(`${x - 28},${foot - 60} ${x + 28},${foot - 60} ${x + 20},${foot} ${x - 20},${foot}`, '#b4573c')
  + each(7, (at) => path(`M${x} ${foot - 58} Q ${x + (at - 3) * 22} ${foot - 130} ${x + (at - 3) * 38} ${foot - 150 - (3 - Math.abs(at - 3)) * 26}`, 'none', `stroke="${at % 2 ? '#6f8059' : '#8a9a6b'}" stroke-width="13" stroke-linecap="round"`));

const living: Draw = (scheme, variant) => {
  const linen = linens[variant % linens.length]!;
  return room(scheme, [420, 150, 360, 270]) + rectangle([190, 190, 120, 150], '#fffdf8') + rectangle([204, 204, 92, 122], linens[(variant + 2) % 5]!, 'opacity="0.7"') + round([250, 262, 26], '#fbe9d4')
    + rectangle([300, 470, 600, 130], linen, 'rx="22"') + rectangle([270, 500, 70, 130], linen, 'rx="24"') + rectangle([860, 500, 70, 130], linen, 'rx="24"') + rectangle([330, 545, 540, 75], '#000000', 'opacity="0.08" rx="16"')
    + rectangle([370, 480, 90, 78], '#f6efe3', 'rx="12" transform="rotate(-8 415 519)"') + rectangle([740, 480, 90, 78], linens[(variant + 3) % 5]!, 'rx="12" transform="rotate(7 785 519)"')
    + `<ellipse cx="600" cy="705" rx="360" ry="58" fill="#efe3d3"/><ellipse cx="600" cy="705" rx="310" ry="44" fill="none" stroke="${linen}" stroke-opacity="0.5" stroke-width="5"/>`
    + `<ellipse cx="600" cy="664" rx="150" ry="26" fill="#8d6b4a"/>` + rectangle([520, 668, 8, 56], '#6d5238') + rectangle([672, 668, 8, 56], '#6d5238') + rectangle([575, 640, 66, 12], '#f6efe3') + rectangle([580, 630, 56, 10], '#6f97a6')
    + (variant % 2 ? plant(1000, 640) : path('M985 640 L 1000 330', 'none', 'stroke="#4b4540" stroke-width="6"') + shape('945,340 1055,340 1030,255 970,255', '#fbe9d4') + rectangle([960, 636, 60, 8], '#4b4540'));
};

const kitchen: Draw = (scheme, variant) => {
  const front = ['#5d7f8c', '#7f8b5a', '#efe3d3', '#a9513a'][variant % 4]!;
  return room(scheme, [760, 160, 230, 200]) + rectangle([150, 160, 520, 130], front) + each(4, (at) => rectangle([156 + at * 130, 166, 118, 118], '#ffffff', 'opacity="0.12"') + rectangle([256 + at * 130, 262, 5, 18], '#fffdf8'))
    + each(5, (row) => each(11, (column) => rectangle([150 + column * 50 + (row % 2) * 25, 300 + row * 26, 46, 22], '#fffdf8', 'opacity="0.55"')))
    + rectangle([140, 430, 920, 18], '#d9c3a5') + rectangle([150, 448, 900, 170], front) + each(6, (at) => rectangle([158 + at * 150, 458, 134, 150], '#ffffff', 'opacity="0.1"') + rectangle([200 + at * 150, 470, 50, 5], '#fffdf8'))
    + rectangle([458, 448, 134, 170], '#4b4540') + rectangle([472, 490, 106, 90], '#2e2a27') + each(4, (at) => round([480 + at * 30, 468, 6], '#fffdf8'))
    + path('M860 430 v -46 q 0 -24 28 -24 q 22 0 22 22', 'none', 'stroke="#8b8f90" stroke-width="8"') + each(3, (at) => round([210 + at * 34, 412, 20], ['#d9a441', '#c9744f', '#8a9a6b'][at]!)) + path('M180 418 h 130 q -12 22 -65 22 t -65 -22 Z', '#fffdf8')
    + rectangle([330, 668, 540, 20], '#8d6b4a') + rectangle([360, 688, 14, 112], '#6d5238') + rectangle([826, 688, 14, 112], '#6d5238') + rectangle([560, 618, 50, 50], '#b4573c', 'rx="8"') + bush(585, 622, 44)
    + each(3, (at) => path(`M${420 + at * 180} 70 v 60`, 'none', 'stroke="#4b4540" stroke-width="3"') + shape(`${390 + at * 180},165 ${450 + at * 180},165 ${435 + at * 180},130 ${405 + at * 180},130`, scheme.roof));
};

const bedroom: Draw = (scheme, variant) => {
  const linen = linens[(variant + 1) % linens.length]!;
  return room(scheme, [170 + (variant % 2) * 640, 170, 210, 250]) + rectangle([360, 360, 480, 200], '#8d6b4a', 'rx="18"') + rectangle([372, 372, 456, 180], '#a07d59', 'rx="12"')
    + rectangle([350, 500, 500, 120], '#fffdf8', 'rx="20"') + rectangle([400, 468, 170, 80], '#fffdf8', 'rx="22"') + rectangle([630, 468, 170, 80], '#fffdf8', 'rx="22"') + rectangle([400, 530, 400, 6], '#000000', 'opacity="0.06"')
    + path('M340 590 Q 600 560 860 590 L 890 740 Q 600 770 310 740 Z', linen) + path('M340 590 Q 600 560 860 590 L 866 622 Q 600 594 334 622 Z', '#ffffff', 'opacity="0.35"')
    + rectangle([240, 540, 84, 96], '#8d6b4a') + rectangle([876, 540, 84, 96], '#8d6b4a') + shape('252,500 312,500 300,452 264,452', '#fbe9d4') + rectangle([278, 500, 8, 40], '#4b4540') + shape('888,500 948,500 936,452 900,452', '#fbe9d4') + rectangle([914, 500, 8, 40], '#4b4540')
    + rectangle([530, 180, 140, 110], '#fffdf8') + path('M544 276 l 36 -46 l 26 28 l 22 -20 l 30 38 Z', scheme.hill) + round([630, 218, 10], scheme.roof);
};

/** From a balcony: rail, sea, a sail. */
const view: Draw = (scheme, variant) => {
  const { sea, sky, roof } = scheme;
  const sail = 380 + variant * 130;
  return backdrop(scheme, variant * 2 + 1) + rectangle([0, 430, 1200, 230], sea) + rectangle([0, 430, 1200, 60], sky[1], 'opacity="0.35"')
    + each(14, (at) => rectangle([(at * 211) % 1180, 455 + (at * 31) % 150, 60 + (at % 4) * 26, 3], '#ffffff', 'opacity="0.4"'))
    + path('M0 440 C 120 400 260 410 380 436 Z', scheme.hill) + shape(`${sail},452 ${sail + 4},372 ${sail + 46},446`, '#fffdf8') + shape(`${sail - 4},452 ${sail - 6},392 ${sail - 34},448`, '#f6efe3') + path(`M${sail - 40} 456 h 92 q -10 16 -30 16 h -36 q -18 0 -26 -16 Z`, roof)
    + rectangle([0, 650, 1200, 150], '#e6dccb') + each(6, (at) => rectangle([at * 220 - 60, 650, 4, 150], '#d3c6b0')) + rectangle([0, 540, 1200, 10], '#4b4540') + each(41, (at) => rectangle([at * 30 - 4, 548, 4, 112], '#4b4540', 'opacity="0.85"'))
    + `<ellipse cx="250" cy="690" rx="110" ry="20" fill="#fffdf8"/>` + rectangle([244, 692, 12, 90], '#8b8f90') + rectangle([205, 640, 26, 46], '#6f97a6') + round([282, 672, 15], '#d9a441') + round([306, 676, 13], '#c9744f') + plant(1050, 770);
};

export const rooms = { living, kitchen, bedroom, view };
