/** What an operator should hear of, one line of JSON each on stderr. Never a body, a password or a token. */
export function log(level: 'info' | 'warn' | 'error', message: string, details: Record<string, unknown> = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...details })}\n`);
}

/** A failure with its stack and what caused it; for the log only. */
export function traced(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  const own = failure.stack ?? failure.message;
  return failure.cause === undefined ? own : `${own}\ncaused by ${traced(failure.cause)}`;
}
