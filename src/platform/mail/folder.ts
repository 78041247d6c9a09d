import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';
import { messageOf } from './message.ts';

const fileOf = (data: string, id: string): string => path.join(data, 'mail', `${id}.eml`);

/** Lays each letter into a folder of the data folder, to be read there or fetched by something else. */
export function folderMailer(data: string): Mailer {
  return {
    async send(envelope, letter) {
      const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(messageOf(envelope, letter));
      const file = fileOf(data, envelope.id);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.part`, file);
      return { way: 'folder', answer: null };
    },
  };
}

export async function takeOut(data: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await rm(fileOf(data, id), { force: true });
}
