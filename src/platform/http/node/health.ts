import type { Office } from '../../office.ts';
import { log, traced } from '../../log.ts';
import { apiHeaders, type Answer } from '../request/answer.ts';

const paths = new Set(['/healthz', '/readyz', '/metrics']);

export const isHealthPath = (path: string): boolean => paths.has(path);

/** For whoever watches over the process: is it alive, does its database answer, how is it doing? */
export async function health(office: Office, path: string): Promise<Answer> {
  if (path === '/healthz') return plain(200, 'alive\n');
  else if (path === '/metrics') return plain(200, office.http.metrics.text(), 'text/plain; version=0.0.4; charset=utf-8');
  else return (await databaseAnswers(office)) ? plain(200, 'ready\n') : plain(503, 'The database does not answer.\n');
}

async function databaseAnswers({ engine }: Office): Promise<boolean> {
  try {
    await engine.read(null, { sql: 'SELECT id FROM agencies LIMIT 1', params: [] });
    return true;
  } catch (failure) {
    log('warn', 'The database does not answer', { failure: traced(failure) });
    return false;
  }
}

function plain(status: number, body: string, contentType = 'text/plain; charset=utf-8'): Answer {
  return { status, headers: { ...apiHeaders, 'content-type': contentType }, body };
}
