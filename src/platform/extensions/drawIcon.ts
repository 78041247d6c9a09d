import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

type Attributes = Record<string, string>;

const lucide = (): string => path.dirname(createRequire(import.meta.url).resolve('@lucide/svelte/icons/house'));

/** A Lucide icon as one path; undefined where there is none of that name. */
export function drawIcon(name: string): string | undefined {
  const file = path.join(lucide(), `${name}.svelte`);
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(file)) return undefined;
  const source = readFileSync(file, 'utf8');
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
