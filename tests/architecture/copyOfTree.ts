import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ourFiles, root } from './files.ts';

interface CopyOfTree extends Disposable { folder: string }

/** The whole tree in a folder of its own, less some of it. It shares what is installed, but `@gable/*` mean the copy. */
export function copyOfTree({ without }: { without: string[] }): CopyOfTree {
  const folder = mkdtempSync(join(tmpdir(), 'gable-copy-'));
  for (const file of ourFiles().filter((file) => !without.some((part) => file.startsWith(part)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  mkdirSync(join(folder, 'extensions'), { recursive: true });
  shareInstalled(folder);
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

function shareInstalled(folder: string): void {
  const packages = join(root, 'node_modules');
  mkdirSync(join(folder, 'node_modules/@gable'), { recursive: true });
  for (const name of readdirSync(packages).filter((name) => name !== '@gable' && name !== '.vite')) {
    symlinkSync(join(packages, name), join(folder, 'node_modules', name));
  }
  for (const name of readdirSync(join(packages, '@gable'))) {
    symlinkSync(join(folder, name === 'db' ? 'db' : `src/${name}`), join(folder, 'node_modules/@gable', name));
  }
}
