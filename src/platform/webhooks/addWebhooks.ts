import type { Office } from '../office.ts';
import type { Happened } from './outbox.ts';
import { webhookCommands } from './webhookCommands.ts';

/** Addresses outside that are told what happens. What finds, signs and sends is read with the first of them. */
export function addWebhooks(office: Office): void {
  const { commands, jobs, messages } = office;
  for (const command of webhookCommands(messages)) commands.add(command);
  jobs.add('webhooks.tell', async ({ happened }: { happened: Happened[] }, { id, agency }) => {
    const { tell } = await import('./tell.ts');
    await tell(office, { agency, job: id, happened });
    jobs.look();
  });
  jobs.add('webhooks.carry', async ({ webhook }: { webhook: string }, { agency, stopped }) => {
    const { carry } = await import('./carry.ts');
    await carry(office, { agency, webhook, stopped });
  }, { isLong: true });
}
