import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';

/** The machine's Chromium, else the one that a package ships. */
export function findBrowser(): LaunchOptions {
  const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-dev-shm-usage'];
  const ofMachine = onPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']);
  if (ofMachine) return { executablePath: ofMachine, args, env: speaking(definedEnvironment()) };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', args };
  return { ...fromPackage(), args };
}

function onPath(names: string[]): string | undefined {
  const folders = process.env.PATH?.split(delimiter) ?? [];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

const require = createRequire(import.meta.url);
const shipped = join(dirname(require.resolve('@sparticuz/chromium')), '..');
const { version } = JSON.parse(readFileSync(join(shipped, 'package.json'), 'utf8')) as { version: string };
const home = join(import.meta.dirname, `../../.gable/chromium-${version}`);

/** Unpacked once, with the libraries and a font that a bare machine lacks. */
function fromPackage(): LaunchOptions {
  if (!existsSync(home)) unpack();
  return {
    executablePath: join(home, 'chromium'),
    env: { ...speaking(definedEnvironment()), LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_FILE: join(home, 'fonts.conf') },
  };
}

function unpack(): void {
  mkdirSync(dirname(home), { recursive: true });
  const folder = mkdtempSync(`${home}-`);
  const archives = ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((name) => join(shipped, 'bin', name));
  // The package unpacks into the folder for temporary files, wherever that is.
  execFileSync(process.execPath, ['--input-type=module', '-e', `
    import { inflate } from '@sparticuz/chromium';
    await Promise.all(${JSON.stringify(archives)}.map((archive) => inflate(archive)));
  `], { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: folder } });
  writeFileSync(join(folder, 'fonts.conf'), `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf')}</dir>
  <cachedir>${join(home, 'fonts')}</cachedir>
</fontconfig>
`);
  try {
    renameSync(folder, home);
  } catch {
    // Somebody else was quicker.
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a machine names no language, Chromium gives no file a name with other letters than ASCII. */
const speaking = (environment: Record<string, string>): Record<string, string> => ({ ...environment, LC_ALL: 'C.UTF-8' });

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
