// @ts-nocheck
// Adds Lucide icons to icons.json, each as one path: node src/api/ui/icons/draw.mjs house user-round
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const file = new URL('icons.json', import.meta.url);
const lucide = dirname(createRequire(import.meta.url).resolve('@lucide/svelte/icons/house'));
const icons = JSON.parse(readFileSync(file, 'utf8'));

function draw(name) {
  const source = readFileSync(join(lucide, `${name}.svelte`), 'utf8');
  const { node } = JSON.parse(source.match(/const iconData = (.*);/)[1]);
  return node.map(([shape, attributes]) => path[shape](attributes)).join('');
}

const path = {
  // The first pair of a relative start is absolute; the pairs after it are lines.
  path: ({ d }) => d.replace(/^m\s*(-?[\d.]+)[\s,]*(-?\.?\d*\.?\d*)\s*(?=[-.\d])/, 'M$1 $2l').replace(/^m/, 'M'),
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  circle: ({ cx, cy, r }) => oval(+cx, +cy, +r, +r),
  ellipse: ({ cx, cy, rx, ry }) => oval(+cx, +cy, +rx, +ry),
  polyline: ({ points }) => `M${points}`,
  polygon: ({ points }) => `M${points}Z`,
  rect: ({ x = 0, y = 0, width, height, rx, ry }) => rounded(+x, +y, +width, +height, +(rx ?? ry ?? 0)),
};

const oval = (x, y, rx, ry) => `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
const rounded = (x, y, w, h, r) =>
  `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
  `h${-(w - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(h - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}z`;

for (const name of process.argv.slice(2)) icons[name] = draw(name);
const sorted = Object.fromEntries(Object.entries(icons).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, JSON.stringify(sorted, null, 1) + '\n');
