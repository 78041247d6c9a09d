/** The colours of one drawing: an hour of the day, and a house's plaster, roof and shutters. */
export interface Scheme { sky: readonly [string, string]; sun: string; hill: string; sea: string; ground: string; wall: string; shade: string; roof: string; shutter: string; glass: string; leaf: string; darkLeaf: string }

const hours = [
  { sky: ['#cfe3ea', '#f7efe2'], sun: '#fff6df', hill: '#b9c4b4', sea: '#8fb6c2', ground: '#ddd2bd', glass: '#9dbac4' },
  { sky: ['#f3c9a8', '#fbe9d4'], sun: '#fff1d0', hill: '#c3a994', sea: '#c3a9a4', ground: '#d9c3a5', glass: '#f6dda6' },
  { sky: ['#9fc4d6', '#e6f0ee'], sun: '#fffbe9', hill: '#9fb3a0', sea: '#6f9fb2', ground: '#e0d6c0', glass: '#86abbb' },
  { sky: ['#7c86a6', '#e7b9a0'], sun: '#ffe3bd', hill: '#7d7789', sea: '#8c8aa3', ground: '#b9a592', glass: '#f8d58b' },
] as const;

const walls = [
  { wall: '#f6efe3', shade: '#e3d7c4', roof: '#b4573c', shutter: '#5d7f8c' },
  { wall: '#e9c9a8', shade: '#d6b28d', roof: '#8f4a35', shutter: '#6d7a4e' },
  { wall: '#f3dfd0', shade: '#e0c6b3', roof: '#a9513a', shutter: '#a9513a' },
  { wall: '#dfe4de', shade: '#c8d0c9', roof: '#6f6259', shutter: '#3f5f66' },
  { wall: '#e7b39a', shade: '#d29a80', roof: '#7d4230', shutter: '#f6efe3' },
  { wall: '#fbf8f1', shade: '#e6e0d3', roof: '#c9744f', shutter: '#2f6f86' },
  { wall: '#d9c7a3', shade: '#c4b08a', roof: '#9a4b34', shutter: '#7b4b3a' },
  { wall: '#f1e4bd', shade: '#ddcd9f', roof: '#b4573c', shutter: '#58734f' },
] as const;

export function schemeOf(variant: number): Scheme {
  return { ...hours[(variant * 3 + 2) % hours.length]!, ...walls[variant % walls.length]!, leaf: '#8a9a6b', darkLeaf: '#5f7152' };
}

export const rectangle = (at: readonly [x: number, y: number, width: number, height: number], fill: string, more = ''): string =>
  `<rect x="${at[0]}" y="${at[1]}" width="${at[2]}" height="${at[3]}" fill="${fill}" ${more}/>`;
export const shape = (points: string, fill: string, more = ''): string => `<polygon points="${points}" fill="${fill}" ${more}/>`;
export const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`;
export const round = (at: readonly [x: number, y: number, radius: number], fill: string, more = ''): string => `<circle cx="${at[0]}" cy="${at[1]}" r="${at[2]}" fill="${fill}" ${more}/>`;
/** One for each number from 0. */
export const each = (count: number, draw: (at: number) => string): string => Array.from({ length: count }, (_none, at) => draw(at)).join('');
