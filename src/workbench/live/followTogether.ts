import { RecentChanges } from './recentChanges.ts';
import { follow, type LiveMessage, type Tell } from './stream.ts';

/** To all windows of this browser; `only` where it is meant for one of them. */
type Said = { asks: string; after: number } | { only?: string; message: LiveMessage };

/** Where there are no shared workers, the windows elect one that listens and tells the others. */
export function followTogether(after: number, tell: Tell): void {
  const channel = new BroadcastChannel('gable.live');
  const own = crypto.randomUUID();
  let last = after;
  const hear = (message: LiveMessage): void => {
    if ('change' in message) last = message.change.sequence;
    else if ('missed' in message) last = message.missed;
    tell(message);
  };
  const say = (said: Said): void => channel.postMessage(said);

  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if ('message' in data && (data.only ?? own) === own) hear(data.message);
  };
  say({ asks: own, after });
  void navigator.locks.request('gable.live', () => {
    const recent = new RecentChanges(last);
    channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      if ('asks' in data) for (const message of recent.after(data.after)) say({ only: data.asks, message });
    });
    return follow(last, (message) => {
      recent.take(message);
      hear(message);
      say({ message });
    });
  });
}
