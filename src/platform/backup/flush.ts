import { open } from 'node:fs/promises';

/** Waits until a file, or the names in a folder, are on disk. */
export async function flush(at: string): Promise<void> {
  const handle = await open(at, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
