import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { onceFlags } from '../../scripts/run.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** Runs a verb in a process of its own; `peak` is its memory at most, in MiB. */
export async function commandLine(folder: string, args: string[]): Promise<{ printed: string; peak: number }> {
  const child = spawn(process.execPath, [...onceFlags, 'src/gable.ts', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, GABLE_DATA: folder, NODE_ENV: 'production' } });
  let printed = '';
  let peak = 0;
  child.stdout.on('data', (text: Buffer) => (printed += text.toString()));
  const look = setInterval(() => {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(statusOf(child.pid!)) ?? [];
    if (kilobytes) peak = Number(kilobytes) / 1024;
  }, 20);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`gable ${args.join(' ')} ended with ${String(code)}: ${printed}`);
  return { printed, peak };
}

function statusOf(process: number): string {
  try {
    return readFileSync(`/proc/${process}/status`, 'utf8');
  } catch {
    return '';
  }
}
