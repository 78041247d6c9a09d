import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { root } from './run.mjs';

const stamp = join(root, 'node_modules', '.gable-installed');

/**
 * Installs what is locked, unless it is there.
 * @returns {Promise<string>} the Node to run Gable with
 */
export async function install() {
  const wanted = fingerprint();
  return installed(wanted) ?? alone(async () => installed(wanted) ?? await installNow(wanted));
}

function fingerprint() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');
}

/** @param {string} wanted */
function installed(wanted) {
  if (!existsSync(stamp)) return;
  const [fingerprint, node] = readFileSync(stamp, 'utf8').split('\n');
  if (fingerprint === wanted) return node === 'own' ? ownNode() : systemNode();
}

/** @param {string} wanted */
async function installNow(wanted) {
  if (!matchesLock()) await npmCi();
  const node = runs(ownNode()) ? 'own' : 'system';
  writeFileSync(stamp, `${wanted}\n${node}\n`);
  return node === 'own' ? ownNode() : systemNode();
}

/** Whether npm itself has already put everything in place: somebody added a package by hand, say. */
function matchesLock() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const there = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([path, { version, optional, os, cpu, libc, link }]) => {
    const elsewhere = [[os, process.platform], [cpu, process.arch]].some(([fits, here]) => fits && ![fits].flat().includes(here));
    return !path.startsWith('node_modules/') || link || (optional && (elsewhere || libc)) || there[path]?.version === version;
  });
}

// The newcomer's own npm settings must not change what is installed.
const settings = [
  '--include=dev', '--include=optional', '--include=peer', '--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false',
  '--legacy-peer-deps=false', '--strict-peer-deps=false', '--install-strategy=hoisted', '--install-links=false', '--dry-run=false',
  '--prefer-offline', '--loglevel=error', '--no-progress', '--no-update-notifier',
];

async function npmCi() {
  process.stderr.write('Installing what Gable needs; this takes about half a minute, once …\n');
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command = 'npm', ...before] = npm;
  const child = spawn(command, [...before, 'ci', ...settings], { cwd: root, shell: before.length === 0 && process.platform === 'win32' });
  let said = '';
  child.stdout.on('data', (text) => { said += text; });
  child.stderr.on('data', (text) => { said += text; });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`${said.trim()}\n\nThe packages could not be installed; npm says why above.`);
}

function ownNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  return join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** @param {string} node */
function runs(node) {
  return existsSync(node) && spawnSync(node, ['--version']).status === 0;
}

function systemNode() {
  if (Number.parseInt(process.versions.node) >= 24) return process.execPath;
  throw new Error(
    `Gable needs Node 24 or later, and this is Node ${process.versions.node}. ` +
    `It brings its own on Linux (glibc) and Windows, but not on ${process.platform} ${process.arch}: install Node 24 from nodejs.org, then start again.`,
  );
}
