import { Refusal } from '@gable/api';
import { InDoubt } from '../transaction.ts';

/** The server could not be reached, or what was asked of it was never answered. */
export class ConnectionLost extends Error {}

interface ServerFailure { code: string; severity?: string; routine?: string }

/** Failures by which the server says that it is starting or stopping, has no place left or has thrown us out. */
const away = /^(57P0[1-5]|25P0[34]|08...|53300)$/;
/** Serialization failure, deadlock, lock timeout: who comes again may find the way free. */
const passing = new Set(['40001', '40P01', '55P03']);

export function isAway(failure: unknown): boolean {
  return failure instanceof ConnectionLost || away.test(codeOf(failure));
}

export function mayPass(failure: unknown): boolean {
  return isAway(failure) || passing.has(codeOf(failure)) || isStale(failure);
}

/** What a server answers that follows another: the link was made before they changed places. */
export function isFollower(failure: unknown): boolean {
  return codeOf(failure) === '25006';
}

/** A prepared statement that a migration or a pooler has made void. */
export function isStale(failure: unknown): boolean {
  return codeOf(failure) === '26000' || (codeOf(failure) === '0A000' && (failure as ServerFailure).routine === 'RevalidateCachedQuery');
}

/** What the reader can do something about, in a sentence of theirs; all else stays what it is. */
export function refusalOf(failure: unknown): unknown {
  const code = codeOf(failure);
  if (failure instanceof InDoubt) return new Refusal('storage.inDoubt', { status: 503 });
  else if (isAway(failure)) return new Refusal('storage.unavailable', { status: 503 });
  else if (code === 'ERR_INVALID_URL') return new Refusal('storage.wrongAddress');
  else if (code === '53100') return new Refusal('storage.full', { status: 507 });
  else if (code === '55P03') return new Refusal('storage.busy', { status: 503 });
  else if (code === '57014') return new Refusal('storage.tooSlow', { status: 503 });
  else if (code.startsWith('28')) return new Refusal('storage.wrongPassword', { status: 503 });
  else if (code === '3D000') return new Refusal('storage.noDatabase', { status: 503 });
  else return failure;
}

function codeOf(failure: unknown): string {
  return String((failure as ServerFailure | null)?.code ?? '');
}
