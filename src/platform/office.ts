import type { Agencies } from './agencies.ts';
import type { Auth } from './auth/auth.ts';
import type { Commands } from './commands/commands.ts';
import type { DemoParts } from './demo/demoParts.ts';
import type { Endpoints } from './endpoints/endpoints.ts';
import type { Exports } from './exports/exports.ts';
import type { Engine } from './engine/engine.ts';
import type { Changes } from './events/changes.ts';
import type { Extensions } from './extensions/extensions.ts';
import type { Files } from './files/files.ts';
import type { HttpApi } from './http/httpApi.ts';
import type { Imports } from './imports/imports.ts';
import type { Following } from './duplicates/follow.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Messages } from './messages.ts';
import type { History } from './history/history.ts';
import type { Presences } from './presence/presence.ts';
import type { Rules } from './records/rules.ts';
import type { Records } from './records/records.ts';
import type { Search } from './search/search.ts';

/** One Gable in one process: everything that server, command line, workers and tests stand on. */
export interface Office {
  readonly version: string;
  readonly folder: string;
  readonly engine: Engine;
  readonly agencies: Agencies;
  readonly auth: Auth;
  readonly records: Records;
  readonly rules: Rules;
  readonly search: Search;
  readonly history: History;
  readonly commands: Commands;
  readonly changes: Changes;
  readonly presences: Presences;
  readonly jobs: Jobs;
  readonly files: Files;
  readonly imports: Imports;
  readonly exports: Exports;
  readonly messages: Messages;
  readonly extensions: Extensions;
  readonly endpoints: Endpoints;
  readonly demo: DemoParts;
  readonly duplicates: Following;
  readonly http: HttpApi;
  close(): Promise<void>;
}
