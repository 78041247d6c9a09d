import type { Office } from '../office.ts';

/** Runs the handlers that wait until a change is on disk, each run as a command of the office of its own. */
export function deliverEvents({ commands, jobs, rules, agencies }: Office): void {
  commands.add({
    id: 'events.deliver', input: {}, permission: [], hidden: true, raw: true, undoable: false,
    async run(tx, { event, payload }: { event: string; payload: unknown }) {
      for (const handler of rules.after.of(event)) await handler(payload, tx);
    },
  });
  // The job's id is the key, so that a delivery that comes twice has its effect once.
  jobs.add('events.deliver', async ({ event, payload }: { event: string; payload: unknown }, { id, agency }) => {
    await commands.perform(agencies.office(agency), { command: 'events.deliver', input: { event, payload }, key: `job/${id}` });
  });
}
