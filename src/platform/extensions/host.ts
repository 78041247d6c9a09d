import type { Disposable, Disposables } from '@gable/api';
import type { Host } from '@gable/api/server';
import type { Commands } from '../commands/commands.ts';
import { createUnlessThere } from '../commands/createUnlessThere.ts';
import { recordCommands } from '../commands/recordCommands.ts';
import type { DemoParts } from '../demo/demoParts.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Records } from '../records/records.ts';
import type { Rules } from '../records/rules.ts';

export interface HostParts { commands: Commands; records: Records; rules: Rules; jobs: Jobs; demo: DemoParts }

/** What an extension may register, each kept so that all of it goes when the extension goes. */
export function hostFor({ commands, records, rules, jobs, demo }: HostParts, kept: Disposables): Host {
  const keep = (disposable: Disposable): Disposable => kept.keep(disposable);
  return {
    commands: { add: (command) => keep(commands.add(command)) },
    records: {
      add(definition) {
        for (const command of recordCommands(definition)) keep(commands.add(command));
        return keep(records.kinds.add(definition));
      },
      defaults: (definition, give) => keep(rules.defaults.add(definition.kind, give as never)),
      choices: (definition, field, give) => keep(rules.choices.add(`${definition.kind}.${field}`, give)),
      keeps: (definition, until) => keep(rules.keeps.add(definition.kind, until)),
      rule: (definition, rule) => keep(rules.rules.add(definition.kind, rule as never)),
      same(definition, rule) {
        keep(commands.add(createUnlessThere(definition, commands.find(`${definition.kind}.create`)!)));
        return keep(rules.same.add(definition.kind, rule));
      },
    },
    events: {
      during: (event, handler) => keep(rules.during.add(event, handler)),
      after: (event, handler) => keep(rules.after.add(event, handler)),
    },
    jobs: { add: (name, run) => keep(jobs.add(name, run)) },
    demo: { add: (load) => keep(demo.add(load)) },
  };
}
