import { follow, type LiveMessage } from './stream.ts';

/** Where there are no shared workers, the windows elect one that listens and tells the others. */
export function followTogether(tell: (message: LiveMessage) => void): void {
  const channel = new BroadcastChannel('gable.live');
  channel.onmessage = ({ data }) => tell(data);
  void navigator.locks.request('gable.live', () =>
    follow((message) => {
      tell(message);
      channel.postMessage(message);
    }),
  );
}
