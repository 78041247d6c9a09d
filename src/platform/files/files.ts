import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { Refusal, type FileReference } from '@gable/api';
import { isId, newId } from '@gable/db/id.ts';
import type { Caller } from '../caller.ts';
import type { Engine } from '../engine/engine.ts';
import { fileName } from './fileName.ts';
import { Pictures, variantWidths } from './pictures.ts';
import { Place } from './place.ts';
import { headOf, measure, receive } from './receive.ts';
import { seesFile, type FilePlace } from './seesFile.ts';
import { provenType } from './sniff.ts';
import { findFile, insertFile, referenceTo, type StoredFile } from './storedFile.ts';

export const mostFileBytes = 25 * 1024 * 1024;

export interface FilesParts { engine: Engine; folder: string }

/** Files of records: bytes in the data folder, what is known of them in the database. */
export class Files {
  readonly place: Place;
  readonly #engine: Engine;
  readonly #pictures = new Pictures();
  readonly #shrinking = new Map<string, Promise<void>>();

  constructor({ engine, folder }: FilesParts) {
    this.place = new Place(folder);
    this.#engine = engine;
  }

  /**
   * Keeps what somebody sends. It belongs to nothing until a record refers to it.
   * @throws Refusal `file.notWhatItSays`, `file.unreadable` (415), `file.empty` (422)
   */
  async keep(caller: Caller, { name, mediaType, content }: { name: string | undefined; mediaType: string; content: Readable }): Promise<FileReference> {
    const file = await this.#take({ name: fileName(name), mediaType, content, member: caller.member?.id ?? null });
    // The bytes are on disk by now, so that no row is ever without them.
    await this.#engine.write(caller.agency.id, (connection) => insertFile(connection, caller.agency.id, file));
    return referenceTo(file);
  }

  /** @throws Refusal `record.notFound` (404), the same for one that the caller may not see. */
  async get(caller: Caller, id: string): Promise<StoredFile> {
    const file = isId(id) ? await findFile(this.#engine, caller.agency.id, id) : undefined;
    if (!file || !await seesFile(caller, file, this.#place(caller))) throw new Refusal('record.notFound', { status: 404 });
    return file;
  }

  /** The path of a picture in one of the smaller widths, made when it is first asked for. */
  async variant({ sha256 }: StoredFile, width: (typeof variantWidths)[number]): Promise<string> {
    const to = this.place.variantOf(sha256, width);
    if (existsSync(to)) return to;
    const shrinking = this.#shrinking.get(to) ?? this.#shrink(sha256, to, width).finally(() => this.#shrinking.delete(to));
    this.#shrinking.set(to, shrinking);
    await shrinking;
    return to;
  }

  #place({ agency }: Caller): FilePlace {
    return { rows: (sql, params) => this.#engine.read(agency.id, { sql, params }) };
  }

  async #take({ name, mediaType, content, member }: { name: string; mediaType: string; content: Readable; member: string | null }): Promise<StoredFile> {
    const arrived = await this.place.incoming();
    const cleaned = `${arrived}-clean`;
    try {
      const received = await receive(content, arrived);
      if (received.bytes === 0) throw new Refusal('file.empty');
      const proven = provenType(mediaType, await headOf(arrived));
      if (proven === null) throw new Refusal('file.notWhatItSays', { status: 415, values: { mediaType } });
      const isPicture = proven.startsWith('image/') && proven !== 'image/svg+xml';
      if (!isPicture) {
        await this.place.settle(arrived, this.place.of(received.sha256));
        return { id: newId(), name, mediaType: proven, ...received, width: null, height: null, member, sentAt: Date.now() };
      }
      const picture = await this.#pictures.clean(arrived, cleaned, proven);
      const { sha256, bytes } = await measure(cleaned);
      await this.place.settle(cleaned, this.place.of(sha256));
      return { id: newId(), name, sha256, bytes, member, sentAt: Date.now(), ...picture };
    } finally {
      await this.place.discard(arrived);
      await this.place.discard(cleaned);
    }
  }

  async #shrink(sha256: string, to: string, width: number): Promise<void> {
    const half = await this.place.incoming();
    try {
      await this.#pictures.shrink(this.place.of(sha256), half, width);
      await this.place.settle(half, to);
    } finally {
      await this.place.discard(half);
    }
  }
}
