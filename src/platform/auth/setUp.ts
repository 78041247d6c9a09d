import { randomInt, timingSafeEqual } from 'node:crypto';
import { Refusal } from '@gable/api';
import type { Engine } from '../engine/engine.ts';
import { networkOf, type Attempts, type Limit } from './attempts.ts';
import { reachOf } from './reach.ts';
import { hashOf } from './secrets.ts';

/** No letters that are mistaken for digits, for it is read off a console. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** The way in before there is anybody: who can read the console may make the first agency. */
export class SetUp {
  readonly #engine: Engine;
  readonly #attempts: Attempts;
  readonly #limit: Limit;
  readonly #code = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
  #done = false;
  #underWay = false;

  constructor(engine: Engine, { attempts, limit }: { attempts: Attempts; limit: Limit }) {
    this.#engine = engine;
    this.#attempts = attempts;
    this.#limit = limit;
  }

  async isNeeded(): Promise<boolean> {
    // Once there is an agency there always is one.
    this.#done ||= (await reachOf(this.#engine).rows('SELECT 1 FROM agencies LIMIT 1')).length > 0;
    return !this.#done;
  }

  /** As it is printed: `abcd-efgh-jkmn`. */
  get code(): string {
    return this.#code.replace(/(.{4})(?=.)/g, '$1-');
  }

  /**
   * Does the work that makes the first agency, for who knows the code; once.
   * @throws Refusal `alreadySetUp` (409), `wrongSetUpCode` (401), `tooManyAttempts` (429)
   */
  async run<Result>({ code, address }: { code: string; address: string }, work: () => Promise<Result>): Promise<Result> {
    if (!await this.isNeeded()) throw alreadySetUp();
    const counted = await this.#attempts.count([{ name: `setUp/${networkOf(address)}`, limit: this.#limit }]);
    if (!this.#isRight(code)) throw new Refusal('wrongSetUpCode', { status: 401, fields: { code: 'wrongSetUpCode' } });
    await this.#attempts.takeBack(counted);
    if (this.#underWay) throw alreadySetUp();
    this.#underWay = true;
    try {
      // Asked again, because another who knew the code may have been quicker.
      if (!await this.isNeeded()) throw alreadySetUp();
      return await work();
    } finally {
      this.#underWay = false;
    }
  }

  #isRight(code: string): boolean {
    const typed = code.toLowerCase().replace(/[^a-z0-9]/g, '');
    return timingSafeEqual(Buffer.from(hashOf(typed)), Buffer.from(hashOf(this.#code)));
  }
}

const alreadySetUp = (): Refusal => new Refusal('alreadySetUp', { status: 409 });
