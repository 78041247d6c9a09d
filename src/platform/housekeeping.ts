import type { Disposable } from '@gable/api';
import { sweepFiles } from './files/checkFiles.ts';
import { sweepUnnamed } from './files/sweepUnnamed.ts';
import { log, traced } from './log.ts';
import { sweepMails } from './mail/log.ts';
import type { Office } from './office.ts';
import { sweepSendings } from './reports/sending/sendings.ts';
import { sweepDeliveries } from './webhooks/log.ts';

const hour = 60 * 60_000;
const keyHours = 48;
const importDays = 7;

/** Takes away, every hour, what has had its time: ended sessions, old attempts, spent keys, bytes that nobody knows. */
export function keepHouse(office: Office): Disposable {
  const timer = setInterval(() => {
    tidy(office).catch((failure: unknown) => log('error', 'Keeping house failed', { failure: traced(failure) }));
  }, hour).unref();
  return { dispose: () => clearInterval(timer) };
}

export async function tidy({ auth, engine, folder, files: { place }, agencies, imports }: Office): Promise<void> {
  await auth.sweep();
  const ids = agencies.all().map(({ id }) => id);
  for (const id of ids) {
    await sweepDeliveries({ engine }, id);
    await sweepMails({ engine, folder }, id);
    await sweepSendings({ engine }, id);
    await engine.write(id, (connection) => connection.change('DELETE FROM idempotency_keys WHERE agency_id = ? AND at < ?', [id, Date.now() - keyHours * hour]));
  }
  // An import is kept: it can be undone for as long as people may want to.
  await engine.write(null, (connection) => connection.change("DELETE FROM jobs WHERE state = 'done' AND name <> 'imports.work' AND run_at < ?", [Date.now() - keyHours * hour]));
  await imports.sweep(importDays * 24 * hour);
  await sweepUnnamed({ engine, agencies: agencies.all() });
  await sweepFiles({ engine, place, agencies: ids });
}
