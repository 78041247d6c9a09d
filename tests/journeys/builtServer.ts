import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** The built program on a data folder and at an address of its own. */
export class BuiltServer implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'gable-journey-'));
  address = '';
  /** All that it has printed, since it was started first. */
  printed = '';
  #process: ChildProcess | undefined;

  readonly #arguments: string[];

  constructor(...given: string[]) {
    this.#arguments = given;
  }

  /** @param given what stands after `npm start --` */
  static async start(...given: string[]): Promise<BuiltServer> {
    const server = new BuiltServer(...given);
    await server.start();
    return server;
  }

  /** The second time it comes back to the address that it had; some days later perhaps, at noon where Harbour Homes is. */
  async start({ daysLater }: { daysLater?: number } = {}): Promise<void> {
    const clock = daysLater === undefined ? [] : ['--import', new URL('./laterClock.ts', import.meta.url).href];
    this.#process = spawn(process.execPath, [...clock, 'src/server.ts', ...this.#arguments], {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...this.#environment, PORT: new URL(this.address || 'http://none:0').port || '0', ...(daysLater !== undefined && { GABLE_DAYS_LATER: String(daysLater) }) },
    });
    const from = this.printed.length;
    await new Promise<void>((resolve, reject) => {
      const hear = (text: Buffer): void => {
        this.printed += text.toString();
        const address = /Gable is at (\S+)\n/.exec(this.printed.slice(from))?.[1];
        if (address) resolve(void (this.address = address));
      };
      this.#process!.stdout!.on('data', hear);
      this.#process!.stderr!.on('data', hear);
      this.#process!.once('exit', () => reject(new Error(`The server ended:\n${this.printed.slice(from)}`)));
    });
  }

  /** What is wrong with what it keeps, by `gable doctor`, each check with its problems. */
  async doctor(): Promise<string[]> {
    const { stdout } = await promisify(execFile)(process.execPath, ['src/gable.ts', 'doctor', '--json'], { cwd: root, env: this.#environment }).catch((failure: { stdout: string }) => failure);
    const { checks } = JSON.parse(stdout) as { checks: { check: string; ok: boolean; problems?: string[] }[] };
    return checks.filter(({ ok }) => !ok).map(({ check, problems = [] }) => `${check}: ${problems.join(' ')}`);
  }

  get #environment(): NodeJS.ProcessEnv {
    return { ...process.env, GABLE_DATA: this.folder, NODE_ENV: 'production' };
  }

  /** As a power cut would. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const ended = once(this.#process!, 'exit');
    this.#process!.kill(signal);
    await ended;
  }

  /** The one-time code, from the console. */
  get code(): string {
    return /code.*: (\S+)/.exec(this.printed)?.[1] ?? '';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process?.exitCode === null && this.#process.signalCode === null) await this.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
