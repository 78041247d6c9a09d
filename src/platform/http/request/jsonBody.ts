import { isUtf8 } from 'node:buffer';
import { Refusal } from '@gable/api';
import type { Asked } from './asked.ts';

const usual = { bytes: 512 * 1024, keys: 1_000 };
/** By path: an extension comes whole, with its words in four languages. */
const roomier = new Map([['/api/v1/commands/extensions.install', { bytes: 1024 * 1024, keys: 20_000 }]]);
const depthLimit = 32;
const poisonous = new Set(['__proto__', 'constructor', 'prototype']);

/** A body with the bytes it was read from, which tell whether a repeated request is the same one. */
export interface JsonBody { values: Record<string, unknown>; bytes: Buffer }

/**
 * Reads the body as one JSON object; none at all is an empty one.
 * @throws Refusal `request.wrongType` (415), `request.tooLarge` (413), `request.malformed`, `request.tooDeep`,
 * `request.tooManyKeys`, `request.forbiddenKey` (400).
 */
export async function readJson(asked: Asked): Promise<JsonBody> {
  const type = asked.header('content-type');
  if (type !== undefined && !/^application\/json(\s*;\s*charset="?utf-8"?)?\s*$/i.test(type)) throw wrongType('application/json');
  const most = roomier.get(asked.path) ?? usual;
  const bytes = await asked.bytes(most.bytes);
  if (bytes.length === 0) return { values: {}, bytes };
  if (type === undefined) throw wrongType('application/json');
  if (!isUtf8(bytes)) throw malformed();
  const values = parse(bytes.toString('utf8'));
  if (typeof values !== 'object' || values === null || Array.isArray(values)) throw malformed();
  check(values, 1, { left: most.keys, most: most.keys });
  return { values: values as Record<string, unknown>, bytes };
}

export const wrongType = (wanted: string): Refusal => new Refusal('request.wrongType', { status: 415, values: { wanted } });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

function check(value: object, depth: number, keys: { left: number; most: number }): void {
  if (depth > depthLimit) throw new Refusal('request.tooDeep', { status: 400, values: { most: depthLimit } });
  const isList = Array.isArray(value);
  for (const [name, inner] of Object.entries(value)) {
    if (!isList) {
      keys.left -= 1;
      if (keys.left < 0) throw new Refusal('request.tooManyKeys', { status: 400, values: { most: keys.most } });
      if (poisonous.has(name)) throw new Refusal('request.forbiddenKey', { status: 400, values: { name } });
    }
    if (typeof inner === 'object' && inner !== null) check(inner, depth + 1, keys);
  }
}

const malformed = (): Refusal => new Refusal('request.malformed', { status: 400 });
