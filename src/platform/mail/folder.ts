import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';
import { messageOf } from './message.ts';

/** Lays each letter into the folder, to be read there or fetched by something else. */
export function folderMailer(folder: string): Mailer {
  return {
    async send(envelope, letter) {
      const { message } = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(messageOf(envelope, letter));
      const file = path.join(folder, `${envelope.id}.eml`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.part`, file);
      return { way: 'folder', answer: null };
    },
  };
}
