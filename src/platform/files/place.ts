import { open, mkdir, rename, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '@gable/db/id.ts';

/** Where files lie in the data folder: by the SHA-256 of their bytes, so that the same picture lies there once. */
export class Place {
  readonly root: string;

  constructor(dataFolder: string) {
    this.root = path.join(dataFolder, 'files');
  }

  of(sha256: string): string {
    return path.join(this.root, sha256.slice(0, 2), sha256);
  }

  variantOf(sha256: string, width: number): string {
    return path.join(this.root, 'variants', `${sha256}-${width}.webp`);
  }

  /** A path for what is not whole yet. */
  async incoming(): Promise<string> {
    const folder = path.join(this.root, 'incoming');
    await mkdir(folder, { recursive: true });
    return path.join(folder, newId());
  }

  /** Moves a whole file to where it is found. After this it is on disk, name and bytes. */
  async settle(from: string, to: string): Promise<void> {
    const folder = path.dirname(to);
    await mkdir(folder, { recursive: true });
    await flush(from);
    await rename(from, to);
    // The same bytes may have come long ago: they count as new, so that no sweep takes them before the row is there.
    await utimes(to, new Date(), new Date());
    await flush(folder);
  }

  async discard(file: string): Promise<void> {
    await rm(file, { force: true });
  }
}

async function flush(at: string): Promise<void> {
  const handle = await open(at, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
