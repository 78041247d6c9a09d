import type { OpenGable } from '../cli/verb.ts';
import { database } from './database.ts';
import { extensions } from './extensions.ts';
import { files } from './files.ts';
import { findingOf, type Check, type Finding } from './finding.ts';
import { history } from './history.ts';
import { migrations } from './migrations.ts';
import { people } from './people.ts';
import { records } from './records.ts';

const checks: readonly Check[] = [database, migrations, history, records, people, files, extensions];

/** Looks at everything that can rot, one thing after the other, while others work. */
export async function* examine(gable: OpenGable): AsyncGenerator<Finding> {
  for (const check of checks) yield await findingOf(check, gable);
}
