import path from 'node:path';
import { Refusal } from '@gable/api';
import { Extensions } from '../extensions/extensions.ts';
import { traced } from '../log.ts';
import { Messages } from '../messages.ts';
import { Unable } from '../unable.ts';
import type { Io } from './verb.ts';

/** Runs it to its exit code; what it can't do becomes one sentence, and only a bug shows its stack. */
export async function toExitCode(io: Pick<Io, 'note'>, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (failure) {
    io.note(sentenceFor(failure));
    return 1;
  }
}

function sentenceFor(failure: unknown): string {
  if (failure instanceof Unable) return failure.message;
  if (!(failure instanceof Refusal)) return systemSentence(failure) ?? traced(failure);
  const messages = readMessages();
  const fields = Object.entries(failure.fields ?? {}).map(([field, code]) => `${field}: ${messages.sentence('en', code, failure.values)}`);
  return fields.length ? fields.join(' ') : messages.sentence('en', failure.code, failure.values);
}

function readMessages(): Messages {
  const messages = new Messages();
  for (const folder of ['../messages', '../imports/messages', '../exports/messages']) messages.addFolder(path.resolve(import.meta.dirname, folder));
  for (const { folder } of new Extensions().all) messages.addFolder(path.join(folder, 'messages'));
  return messages;
}

/** What the system says of files, `ENOENT: no such file or directory, open '/x'`, in the words of whoever named the file. */
function systemSentence(failure: unknown): string | undefined {
  const { code, syscall, message, path: file } = failure as NodeJS.ErrnoException;
  if (file && code === 'ENOENT') return `There is no file ${file}.`;
  else if (file && code === 'EISDIR') return `${file} is a folder; name a file.`;
  else if (file && (code === 'EACCES' || code === 'EPERM')) return `This user may not open ${file}.`;
  return code && syscall ? `${message.replace(/^\w+: (.)/, (_all, first: string) => first.toUpperCase())}.` : undefined;
}
