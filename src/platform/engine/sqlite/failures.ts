import path from 'node:path';
import { Refusal } from '@gable/api';

const full = new Set(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE']);
const damaged = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB']);
const closedToUs = new Set(['SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_PERM']);

export function isDiskFull(failure: unknown): boolean {
  return full.has(codeOf(failure)) || codeOf(failure) === 'ENOSPC' || codeOf(failure) === 'EDQUOT';
}

export function isBusy(failure: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(failure));
}

/** What the reader can do something about, in a sentence of theirs; all else stays what it is. */
export function refusalOf(failure: unknown, file: string): unknown {
  // The extended codes say more after the second underscore.
  const code = codeOf(failure).split('_').slice(0, 2).join('_');
  if (isDiskFull(failure)) return new Refusal('storage.full', { status: 507 });
  else if (isBusy(failure)) return new Refusal('storage.busy', { status: 503 });
  else if (damaged.has(code)) return new Refusal('storage.damaged', { status: 503, values: { file } });
  else if (closedToUs.has(code)) return new Refusal('storage.notWritable', { status: 503, values: { folder: path.dirname(file) } });
  else return failure;
}

function codeOf(failure: unknown): string {
  return String((failure as { code?: unknown } | null)?.code ?? '');
}
