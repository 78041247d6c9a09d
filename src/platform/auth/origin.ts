/** Anything that gives a header by its lower-case name: `Headers`, or a function around Node's. */
export interface HeaderSource { get(name: string): string | null | undefined }

/**
 * Whether a request that carries the session's cookie may be let through: it only reads, or it comes from a page of ours.
 * Browsers send `Origin` with every unsafe request, so one without it is refused too.
 * `origin` is where this Gable is served, such as `https://gable.example`; where nobody has said, the request's own host counts.
 */
export function isSameOrigin(method: string, headers: HeaderSource, origin: string | undefined): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase())) return true;
  const site = headers.get('sec-fetch-site');
  if (site && site !== 'same-origin') return false;
  const sent = parsed(headers.get('origin'));
  if (!sent) return false;
  else if (origin) return sent.origin === parsed(origin)?.origin;
  else return sent.host === headers.get('host')?.toLowerCase();
}

/** A machine's own address, which nobody else can listen in on. */
export function isLoopback(origin: string): boolean {
  const host = parsed(origin)?.hostname;
  return host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host ?? '');
}

function parsed(address: string | null | undefined): URL | null {
  const url = address && URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}
