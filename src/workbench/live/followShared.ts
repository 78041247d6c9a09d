import type { Tell } from './stream.ts';

/** One stream for all windows of this browser, in a worker that they share. */
export function followShared(after: number, tell: Tell): void {
  const worker = new SharedWorker(new URL('./shared.worker.ts', import.meta.url), { type: 'module', name: 'gable.live' });
  worker.port.onmessage = ({ data }) => tell(data);
  worker.port.postMessage({ after });
  addEventListener('pagehide', () => worker.port.postMessage('leaving'));
}
