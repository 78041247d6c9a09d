import { examine } from '../../doctor/examine.ts';
import type { Verb } from '../verb.ts';

export const doctor: Verb = {
  name: 'doctor',
  takes: '',
  does: 'Looks at everything that can rot: database, history, records, people, files, extensions. Exit code 0 when all is well.',
  async run(gable, given, io) {
    const findings = [];
    for await (const finding of examine(gable)) {
      findings.push(finding);
      if (!given.flags.has('json')) {
        io.say(`${finding.ok ? 'ok ' : 'BAD'}  ${finding.check.padEnd(12)} ${finding.ok ? finding.said : finding.problems.join('\n                  ')}`);
      }
    }
    const ok = findings.every((finding) => finding.ok);
    if (given.flags.has('json')) io.say(JSON.stringify({ ok, checks: findings }));
    return ok ? 0 : 1;
  },
};
