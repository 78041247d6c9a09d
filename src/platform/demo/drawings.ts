import { Readable } from 'node:stream';
import type { Transaction } from '@gable/api/server';
import { newId } from '@gable/db/id.ts';
import { drawing } from '@gable/db/seed/drawings/drawing.ts';
import { drawingsOf } from '@gable/db/seed/pictures.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { findFile, insertFile, type StoredFile } from '../files/storedFile.ts';
import type { Office } from '../office.ts';

/** The town's pictures as files, each kept once however many homes it hangs in. */
export class Drawings {
  readonly #stored = new Map<string, StoredFile>();

  /** Draws all, and keeps them the way that uploads are. */
  async draw({ files, engine, agencies }: Pick<Office, 'files' | 'engine' | 'agencies'>, agency: number): Promise<void> {
    const { default: sharp } = await import('sharp');
    const caller = agencies.office(agency);
    for (const [subject, count] of Object.entries(drawingsOf)) {
      for (let variant = 0; variant < count; variant += 1) {
        const name = `${subject}-${variant}`;
        const picture = await sharp(Buffer.from(drawing(name))).jpeg({ quality: 88 }).toBuffer();
        const { id } = await files.keep(caller, { name: `${name}.jpg`, mediaType: 'image/jpeg', content: Readable.from([picture]) });
        this.#stored.set(name, (await findFile(engine, agency, id))!);
      }
    }
  }

  /** A file of its own with that picture, for whoever writes the record that it goes into. */
  async hang(tx: Transaction, { drawing: drawn, name }: { drawing: string; name: string }): Promise<{ id: string }> {
    const { connection, caller } = (tx as RunningTransaction).parts;
    const id = newId();
    await insertFile(connection, caller.agency.id, { ...this.#stored.get(drawn)!, id, name, member: caller.member?.id ?? null, sentAt: Date.now() });
    return { id };
  }

  /** Forgets those that hang nowhere. */
  async takeDown({ engine }: Pick<Office, 'engine'>, agency: number): Promise<void> {
    await engine.write(agency, async (connection) => {
      for (const { id } of this.#stored.values()) await connection.change('DELETE FROM files WHERE agency_id = ? AND id = ?', [agency, id]);
    });
  }
}
