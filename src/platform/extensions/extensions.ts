import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Disposables, type Manifest } from '@gable/api';
import type { Host } from '@gable/api/server';
import type { MigrationOwner } from '../engine/migrations.ts';

export interface Extension { name: string; folder: string; manifest: Manifest }

/** The folder of the built-in extensions, unless told otherwise. */
export const builtInFolder = path.resolve(import.meta.dirname, '../../../extensions');

/** Finds extensions by their manifests and starts their server halves. */
export class Extensions {
  readonly all: readonly Extension[];
  readonly #started = new Map<string, Disposables>();

  constructor(folder: string = builtInFolder) {
    this.all = find(folder);
  }

  /** Starts those whose dependencies are there, in the order of their dependencies. */
  async start(hostFor: (extension: Extension, keep: Disposables) => Host): Promise<void> {
    let waiting = [...this.all];
    for (let ready = waiting.filter((one) => this.#isReady(one)); ready.length; ready = waiting.filter((one) => this.#isReady(one))) {
      for (const extension of ready) await this.#startOne(extension, hostFor);
      waiting = waiting.filter((one) => !ready.includes(one));
    }
  }

  /** Those that own tables of their own: in their folder, `migrations/sqlite` and `migrations/postgresql`. */
  migrations(): MigrationOwner[] {
    return this.all.map(({ name, folder }) => ({ name, folder: path.join(folder, 'migrations') })).filter(({ folder }) => existsSync(folder));
  }

  isStarted(name: string): boolean {
    return this.#started.has(name);
  }

  dispose(): void {
    for (const kept of [...this.#started.values()].reverse()) kept.dispose();
    this.#started.clear();
  }

  #isReady({ manifest }: Extension): boolean {
    return (manifest.extensionDependencies ?? []).every((name) => this.#started.has(name));
  }

  async #startOne({ name, folder, manifest }: Extension, hostFor: (extension: Extension, keep: Disposables) => Host): Promise<void> {
    const keep = new Disposables();
    this.#started.set(name, keep);
    if (!manifest.server) return;
    const half = await import(pathToFileURL(path.join(folder, manifest.server)).href) as { activate(host: Host): void };
    half.activate(hostFor({ name, folder, manifest }, keep));
  }
}

function find(folder: string): Extension[] {
  if (!existsSync(folder)) return [];
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => path.join(folder, entry.name));
  return folders.filter((one) => existsSync(path.join(one, 'package.json'))).map((one) => {
    const manifest = JSON.parse(readFileSync(path.join(one, 'package.json'), 'utf8')) as Manifest;
    return { name: manifest.name, folder: one, manifest };
  });
}
