import type { LiveMessage } from './stream.ts';

/** One stream for all windows of this browser, in a worker that they share. */
export function followShared(tell: (message: LiveMessage) => void): void {
  const worker = new SharedWorker(new URL('./shared.worker.ts', import.meta.url), { type: 'module', name: 'gable.live' });
  worker.port.onmessage = ({ data }) => tell(data);
  addEventListener('pagehide', () => worker.port.postMessage('leaving'));
}
