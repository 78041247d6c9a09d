import { follow, type LiveMessage } from './stream.ts';

// One stream for all windows of this browser: six of them would use up its connections.
const windows = new Set<MessagePort>();
let lastState: LiveMessage = { state: 'connecting' };
let isFollowing = false;

(globalThis as unknown as { onconnect: (event: MessageEvent) => void }).onconnect = ({ ports }) => {
  const port = ports[0]!;
  windows.add(port);
  port.onmessage = ({ data }) => data === 'leaving' && windows.delete(port);
  // Whoever signed out before may be another person.
  if (!isFollowing) lastState = { state: 'connecting' };
  port.postMessage(lastState);
  if (!isFollowing) void start();
};

async function start(): Promise<void> {
  isFollowing = true;
  await follow((message) => {
    if ('state' in message) lastState = message;
    for (const port of windows) port.postMessage(message);
  });
  isFollowing = false;
}
