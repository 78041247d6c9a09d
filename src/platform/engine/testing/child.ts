import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Child {
  process: ChildProcess;
  /** The lines that it has printed whole. */
  lines: string[];
  /** Resolves when it has printed so many lines. */
  printed(count: number): Promise<void>;
  ended: Promise<unknown>;
}

/** Runs a script of ours in a process of its own. */
export function startChild(script: URL, args: string[]): Child {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(script), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let begun = '';
  child.stdout.on('data', (text: Buffer) => {
    const parts = (begun + text.toString()).split('\n');
    begun = parts.pop()!;
    lines.push(...parts);
    child.emit('printed');
  });
  return {
    process: child,
    lines,
    async printed(count) {
      while (lines.length < count && child.exitCode === null) await Promise.race([once(child, 'printed'), once(child, 'close')]);
    },
    ended: once(child, 'close'),
  };
}
