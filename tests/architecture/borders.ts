import { existsSync, readdirSync, statSync } from 'node:fs';
import { posix, join } from 'node:path';
import { importsOf, type Import } from './imports.ts';

type Region =
  | 'db' | 'api' | 'api/ui' | 'api/server' | 'api/testing' | 'platform' | 'workbench' | 'routes' | 'routes on the server' | 'program'
  | 'extension' | 'extension on the server' | 'tests';

/** Who may look at whom. Everybody may look at themselves; extensions are never looked at by name. */
const mayImport: Record<Region, Region[]> = {
  db: [],
  api: [],
  'api/ui': ['api'],
  'api/server': ['api', 'db'],
  'api/testing': ['api', 'api/server', 'db', 'platform'],
  platform: ['api', 'api/server', 'db'],
  workbench: ['api', 'api/ui'],
  routes: ['api', 'api/ui', 'workbench'],
  'routes on the server': ['api', 'workbench', 'routes'],
  program: ['api', 'api/server', 'db', 'platform'],
  extension: ['api', 'api/ui'],
  'extension on the server': ['api', 'api/server', 'extension'],
  tests: ['db', 'api', 'api/server', 'api/testing', 'api/ui', 'platform', 'workbench', 'routes', 'program', 'extension', 'extension on the server'],
};

/** Types are erased, so they carry nothing over. */
const mayImportTypes: Partial<Record<Region, Region[]>> = { api: ['db'], 'routes on the server': ['platform'] };

const inBrowser = new Set<Region>(['api', 'api/ui', 'workbench', 'routes', 'extension']);
const ofServer = /^(node:|(better-sqlite3|drizzle-orm|drizzle-kit|postgres|lucia|@node-rs\/argon2|sharp)($|\/))/;
const ofDatabase = /^(better-sqlite3|drizzle-orm|drizzle-kit|postgres)($|\/)/;

interface Place { region: Region; extension?: string; isTest: boolean }

/** Every import that crosses a border where it must not, as a sentence. */
export function crossings(root: string): string[] {
  return ['db', 'src', 'extensions']
    .flatMap((folder) => sourcesIn(root, folder))
    .flatMap((file) => importsOf(join(root, file)).flatMap((wanted) => {
      const reason = whyNot(root, file, wanted);
      return reason ? [`${file} imports ${wanted.from}: ${reason}`] : [];
    }));
}

function whyNot(root: string, file: string, wanted: Import): string | undefined {
  const from = placeOf(file);
  const path = targetOf(root, file, wanted);
  if (path === undefined) return whyNotPackage(from, wanted);
  const to = placeOf(path);

  if (to.isTest && !from.isTest) return 'a test is for nobody but tests';
  if (path.startsWith('tests/')) return from.isTest ? undefined : 'tests/ is for tests';
  if (to.extension !== undefined && to.extension !== from.extension) {
    const listed = wanted.glob && from.region === 'workbench' && /^extensions\/\*\/browser\.ts$/.test(path);
    return listed ? undefined : 'an extension is known by nobody but itself';
  }
  if (from.region === to.region || mayImport[from.region].includes(to.region)) return;
  if (from.isTest && (to.region === 'api/testing' || (from.extension && to.extension))) return;
  if (wanted.typeOnly && mayImportTypes[from.region]?.includes(to.region)) return;
  return `${from.region} must not look at ${to.region}`;
}

function whyNotPackage({ region, extension, isTest }: Place, { from }: Import): string | undefined {
  if (isTest) return;
  if (inBrowser.has(region) && ofServer.test(from)) return `${region} runs in a browser`;
  if (extension && ofDatabase.test(from)) return 'an extension reaches the data through @gable/api';
}

/** The path in this tree that an import means; undefined for a package from outside. */
function targetOf(root: string, file: string, { from }: Import): string | undefined {
  if (from.startsWith('.')) return posix.join(posix.dirname(file), from);
  if (from.startsWith('/')) return from.slice(1);
  const [, name, rest] = /^@gable\/([^/]+)\/?(.*)$/.exec(from) ?? [];
  if (name === undefined) return;
  const folder = name === 'db' ? 'db' : `src/${name}`;
  const path = posix.join(folder, rest ?? '');
  const isFolder = existsSync(join(root, path)) && statSync(join(root, path)).isDirectory();
  return isFolder ? `${path}/index.ts` : path;
}

function placeOf(path: string): Place {
  const isTest = /\.test\.ts$|\/testing\//.test(path);
  const extension = /^extensions\/([^/]+)\//.exec(path)?.[1];
  return { region: regionOf(path), isTest, ...(extension === undefined ? {} : { extension }) };
}

function regionOf(path: string): Region {
  if (path.startsWith('tests/')) return 'tests';
  if (path.startsWith('db/')) return 'db';
  if (path.startsWith('extensions/')) return /^extensions\/[^/]+\/(server|migrations)\/|\/schema\.ts$/.test(path) ? 'extension on the server' : 'extension';
  const [, top = ''] = path.split('/');
  const apiPart = /^src\/api\/(ui|server|testing)\//.exec(path)?.[1] as 'ui' | 'server' | 'testing' | undefined;
  if (top === 'api') return apiPart ? `api/${apiPart}` : 'api';
  if (top === 'platform' || top === 'workbench') return top;
  if (top === 'routes' || top.startsWith('hooks.')) return /\.server\.ts$/.test(path) ? 'routes on the server' : 'routes';
  return path.endsWith('.d.ts') ? 'routes' : 'program';
}

function sourcesIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.(ts|js|svelte)$/.test(file) && !file.includes('node_modules/'))
    .sort();
}
