import { gzipSync } from 'node:zlib';
import type { Figure } from '../figure.ts';
import { startServer } from '../startServer.ts';

/** Script that a browser is sent with the first page after signing in: what the page names, and what that imports at once. */
export async function firstLoad(): Promise<Figure[]> {
  await using server = await startServer();
  const page = await (await fetch(server.address, { headers: { cookie: server.cookie } })).text();
  const inline = [...page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => text!);
  const files = new Map<string, string>();
  const named = [...page.matchAll(/(?:href|src)="([^"]+\.js)"|import\("([^"]+\.js)"\)/g)].map(([, one, other]) => one ?? other!);
  for (const file of named) await collect(new URL(file, server.address).href, files);
  const bytes = [...files.values(), ...inline].reduce((sum, text) => sum + gzipSync(text).length, 0);
  return [{ what: 'browser: script at first load, gzipped', measured: bytes / 1024, unit: 'KiB', promised: 'at most 150' }];
}

async function collect(url: string, files: Map<string, string>): Promise<void> {
  if (files.has(url)) return;
  const text = await (await fetch(url)).text();
  files.set(url, text);
  for (const [, file] of text.matchAll(/(?:from|import)\s*"(\.[^"]+\.js)"/g)) await collect(new URL(file!, url).href, files);
}
