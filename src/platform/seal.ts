import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Connection, Reading } from './engine/engine.ts';

const bytes = 18;

/** Marks what an agency gives out, so that it is known again: HMAC-SHA-256, cut to 144 bits. */
export class Seal {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** `<text>.<end>.<mark>`, safe in an address; `purpose` tells apart what different modules give out. */
  close(text: string, { until, purpose }: { until: Date; purpose: string }): string {
    const said = `${Buffer.from(text).toString('base64url')}.${Math.floor(until.getTime() / 1000).toString(36)}`;
    return `${said}.${this.#mark(said, purpose).toString('base64url')}`;
  }

  /** Undefined for what is not ours, or over. */
  open(sealed: string, purpose: string, now = Date.now()): string | undefined {
    const [text, end, mark, ...rest] = sealed.split('.');
    if (text === undefined || end === undefined || mark === undefined || rest.length) return undefined;
    const given = Buffer.from(mark, 'base64url');
    if (given.length !== bytes || !timingSafeEqual(given, this.#mark(`${text}.${end}`, purpose))) return undefined;
    return Number.parseInt(end, 36) * 1000 < now ? undefined : Buffer.from(text, 'base64url').toString();
  }

  #mark(said: string, purpose: string): Buffer {
    return createHmac('sha256', this.#key).update(`${purpose}\n${said}`).digest().subarray(0, bytes);
  }
}

const owner = 'gable';
const name = 'seal';

export async function seedSeal(connection: Connection, agency: number): Promise<void> {
  await connection.change('INSERT INTO secrets (agency_id, owner, name, value) VALUES (?, ?, ?, ?)', [agency, owner, name, randomBytes(32).toString('base64url')]);
}

export async function readSeal(reading: Pick<Reading, 'rows'>, agency: number): Promise<Seal> {
  const [row] = await reading.rows('SELECT value FROM secrets WHERE agency_id = ? AND owner = ? AND name = ?', [agency, owner, name]);
  // Without a key of its own nothing that was given out is known again.
  return new Seal((row?.[0] as string | undefined) ?? randomBytes(32).toString('base64url'));
}
