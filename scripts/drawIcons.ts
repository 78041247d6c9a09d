// Adds Lucide icons to icons.json, each as one path: node scripts/drawIcons.ts house user-round
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

type Attributes = Record<string, string>;

const file = new URL('../src/api/ui/icons/icons.json', import.meta.url);
const lucide = path.dirname(createRequire(import.meta.url).resolve('@lucide/svelte/icons/house'));

function draw(name: string): string {
  const source = readFileSync(path.join(lucide, `${name}.svelte`), 'utf8');
  const { node } = JSON.parse(/const iconData = (.*);/.exec(source)![1]!) as { node: [shape: string, attributes: Attributes][] };
  return node.map(([shape, attributes]) => shapes[shape]!(attributes)).join('');
}

const shapes: Record<string, (attributes: Attributes) => string> = {
  // The first pair of a relative start is absolute; the pairs after it are lines.
  path: ({ d }) => d!.replace(/^m\s*(-?[\d.]+)[\s,]*(-?\.?\d*\.?\d*)\s*(?=[-.\d])/, 'M$1 $2l').replace(/^m/, 'M'),
  line: ({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`,
  circle: ({ cx, cy, r }) => oval({ x: Number(cx), y: Number(cy), rx: Number(r), ry: Number(r) }),
  ellipse: ({ cx, cy, rx, ry }) => oval({ x: Number(cx), y: Number(cy), rx: Number(rx), ry: Number(ry) }),
  polyline: ({ points }) => `M${points}`,
  polygon: ({ points }) => `M${points}Z`,
  rect: ({ x = 0, y = 0, width, height, rx, ry }) => rounded({ x: Number(x), y: Number(y), w: Number(width), h: Number(height), r: Number(rx ?? ry ?? 0) }),
};

function oval({ x, y, rx, ry }: Record<'x' | 'y' | 'rx' | 'ry', number>): string {
  return `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
}

function rounded({ x, y, w, h, r }: Record<'x' | 'y' | 'w' | 'h' | 'r', number>): string {
  return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}`
    + `h${-(w - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${-r}v${-(h - 2 * r)}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}

const icons = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
for (const name of process.argv.slice(2)) icons[name] = draw(name);
writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(icons).sort(([one], [other]) => (one < other ? -1 : 1))), null, 1)}\n`);
