import type { Disposable, Disposables } from '@gable/api';
import type { Host } from '@gable/api/server';
import { createUnlessThere } from '../commands/createUnlessThere.ts';
import { recordCommands } from '../commands/recordCommands.ts';
import { actingOffice } from '../endpoints/actingOffice.ts';
import type { Office } from '../office.ts';

export type HostParts = Pick<Office, 'commands' | 'records' | 'rules' | 'jobs' | 'demo' | 'endpoints' | 'agencies' | 'messages'>;

/** What an extension may register, each kept so that all of it goes when the extension goes. */
export function hostFor(office: HostParts, extension: string, kept: Disposables): Host {
  const { commands, records, rules, jobs, demo, endpoints } = office;
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
    jobs: { add: (name, run) => keep(jobs.add(name, (payload, { id, agency }) => run(payload, { id, office: actingOffice(office, { agency, extension }) }))) },
    endpoints: { add: (endpoint) => keep(endpoints.add(extension, endpoint)) },
    demo: { add: (load) => keep(demo.add(load)) },
  };
}
