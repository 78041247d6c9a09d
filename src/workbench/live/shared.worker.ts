import { RecentChanges } from './recentChanges.ts';
import { follow, type LiveMessage } from './stream.ts';

// One stream for all windows of this browser: six of them would use up its connections.
const windows = new Set<MessagePort>();
let lastState: LiveMessage = { state: 'connecting' };
let recent: RecentChanges | null = null;

(globalThis as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = ({ ports }) => {
  const port = ports[0]!;
  port.onmessage = ({ data }: MessageEvent<'leaving' | { after: number }>) => {
    if (data === 'leaving') windows.delete(port);
    else welcome(port, data.after);
  };
};

function welcome(port: MessagePort, after: number): void {
  windows.add(port);
  // Whoever signed out before may be another person.
  if (!recent) lastState = { state: 'connecting' };
  port.postMessage(lastState);
  if (recent) for (const message of recent.after(after)) port.postMessage(message);
  else void start(after);
}

async function start(after: number): Promise<void> {
  const kept = recent = new RecentChanges(after);
  await follow(after, (message) => {
    if ('state' in message) lastState = message;
    kept.take(message);
    for (const port of windows) port.postMessage(message);
  });
  recent = null;
}
