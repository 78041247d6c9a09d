import { flushCompileCache } from 'node:module';
import path from 'node:path';
import { Refusal } from '@gable/api';
import { isLoopback } from '@gable/platform/auth/origin.ts';
import { listenForCommandLine } from '@gable/platform/cli/listen.ts';
import { placeOf } from '@gable/platform/cli/place.ts';
import { openFolder } from '@gable/platform/engine/folderLock.ts';
import { deleteEveryNight } from '@gable/platform/deletion/everyNight.ts';
import { keepHouse } from '@gable/platform/housekeeping.ts';
import { BuiltPages } from '@gable/platform/http/node/pages.ts';
import { serve } from '@gable/platform/http/node/serve.ts';
import { traced } from '@gable/platform/log.ts';
import { Messages } from '@gable/platform/messages.ts';
import type { Office } from '@gable/platform/office.ts';
import { openOffice, type OfficeOptions } from '@gable/platform/openOffice.ts';
import { Unable } from '@gable/platform/unable.ts';

const root = path.resolve(import.meta.dirname, '..');
const isDemo = process.argv.includes('--demo');
const place = placeOf(process.env, { demo: isDemo });
const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 3000);

try {
  await start();
} catch (failure) {
  process.stderr.write(`${sentenceFor(failure)}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Refusal('serve.wrongPort', { values: { port: process.env.PORT! } });
  // Everybody knows its password.
  if (isDemo && !isLoopback(`http://${host.includes(':') ? `[${host}]` : host}`)) throw new Refusal('serve.demoIsLocal', { values: { host } });
  const { folder, release } = openFolder(place.folder);
  const office = isDemo ? await openDemoOffice({ ...place, folder, serves: true }) : await openOffice({ ...place, folder, serves: true });
  // Pages are rendered in this process and reach the office here: a second one would be a second writer.
  (globalThis as Record<symbol, unknown>)[Symbol.for('gable.office')] = office;
  const pages = new BuiltPages(process.env.GABLE_PAGES || path.join(root, 'build'));
  const serving = await serve(office, { host, port, origin: process.env.ORIGIN || undefined, pages: pages.answer });
  const commandLine = await listenForCommandLine({ office, place: { ...place, folder } });

  office.jobs.start();
  keepHouse(office);
  deleteEveryNight(office);
  // The first page should not wait for Kit to be read; the API does not need it at all. What was compiled is kept now, not
  // at the end, so that a server that was killed starts as quickly as another.
  setTimeout(() => void pages.warm().catch(() => {}).then(() => flushCompileCache()), 50);
  process.stdout.write(`Gable is at ${process.env.ORIGIN || serving.address}\n`);
  if (isDemo) await tellDemo(office);
  if (await office.auth.setUpNeeded()) process.stdout.write(`The code for its first visitor: ${office.auth.setUpCode()}\n`);

  const stop = async (): Promise<void> => {
    await Promise.all([serving.close(), commandLine.close()]);
    await office.close();
    release();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

/** The demo is read only where it is asked for. */
async function openDemoOffice(options: OfficeOptions): Promise<Office> {
  const { openDemo } = await import('@gable/platform/demo/openDemo.ts');
  return openDemo(options, (line) => void process.stdout.write(`${line}\n`));
}

async function tellDemo({ agencies }: Office): Promise<void> {
  const { demoIn, describeDemo } = await import('@gable/platform/demo/demoAgency.ts');
  const [agency] = agencies.all();
  process.stdout.write(`${describeDemo(demoIn(agency!)!).join('\n')}\n`);
}

/** One sentence for whoever started it; a bug brings its stack. */
function sentenceFor(failure: unknown): string {
  if (failure instanceof Unable) return failure.message;
  if (!(failure instanceof Refusal)) return traced(failure);
  const messages = new Messages();
  messages.addFolder(path.join(root, 'src/platform/messages'));
  return messages.sentence('en', failure.code, failure.values);
}
