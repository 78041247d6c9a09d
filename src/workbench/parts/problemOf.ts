/** Which of the four ways of not showing a page this is; also the key of its words. */
export function problemOf(status: number, code: string | undefined): 'offline' | 'notFound' | 'forbidden' | 'unexpected' {
  if (code === 'offline' || status === 503) return 'offline';
  else if (status === 404) return 'notFound';
  else return status === 403 ? 'forbidden' : 'unexpected';
}
