import { reportSchedules } from '@gable/api/server';
import { recordCommands } from '../../commands/recordCommands.ts';
import type { Office } from '../../office.ts';
import { checkSchedule, followClocks, followSchedule } from './schedules.ts';
import { sendNow, type SendOrder } from './sendNow.ts';

/** Reports that go out by mail, now or again and again. What runs and writes them is read with the first. */
export function addSending(office: Office): void {
  const { records, commands, rules, jobs } = office;
  records.kinds.add(reportSchedules);
  for (const command of recordCommands(reportSchedules)) commands.add(command);
  rules.defaults.add(reportSchedules.kind, () => ({ attachment: 'none' }));
  rules.rules.add(reportSchedules.kind, checkSchedule(office));
  rules.guards.add(reportSchedules.kind, followSchedule);
  rules.during.add('agency.clocksChanged', followClocks);
  commands.add(sendNow(office));
  jobs.add('reports.due', async ({ schedule }: { schedule: string }, { agency }) => {
    const { sendDueReport } = await import('./sendDueReport.ts');
    await sendDueReport(office, { agency, schedule });
    jobs.look();
  });
  jobs.add('reports.send', async (order: SendOrder, { agency }) => {
    const { sendReport } = await import('./sendReport.ts');
    await sendReport(office, { ...order, agency });
    jobs.look();
  });
}
