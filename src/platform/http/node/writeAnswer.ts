import type { ServerResponse } from 'node:http';
import { Readable, pipeline } from 'node:stream';
import { log, traced } from '../../log.ts';
import type { Answer } from '../request/answer.ts';

export function writeAnswer(response: ServerResponse, { status, headers, body }: Answer, method: string | undefined): void {
  // Whoever did not get to send all of the body would have the rest of it read as the next request.
  if (status === 408) headers.connection = 'close';
  if (body instanceof Readable) {
    response.writeHead(status, headers);
    if (method === 'HEAD') {
      body.destroy();
      response.end();
    } else {
      response.flushHeaders();
      pipeline(body, response, (failure) => {
        const leftEarly = failure?.code === 'ERR_STREAM_PREMATURE_CLOSE' || failure?.code === 'ECONNRESET' || failure?.code === 'EPIPE';
        if (failure && !leftEarly) log('error', 'An answer broke off', { failure: traced(failure) });
      });
    }
  } else {
    if (body !== null) headers['content-length'] = String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength);
    response.writeHead(status, headers);
    response.end(method === 'HEAD' ? undefined : body ?? undefined);
  }
}
