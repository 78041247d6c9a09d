import type { RecordDefinition } from '@gable/db/record.ts';
import type { Agency } from '../caller.ts';
import type { Commands } from '../commands/commands.ts';

/** Whether records of a kind can be deleted for good: those that can be archived, but for who works here. */
export const isDeletable = (commands: Commands, agency: Agency, kind: string): boolean =>
  kind !== 'members' && kind !== 'teams' && agency.kinds.find(kind) !== undefined && Boolean(commands.find(`${kind}.archive`, agency)?.raw);

export const deletableKinds = (commands: Commands, agency: Agency): RecordDefinition[] => agency.kinds.all().filter(({ kind }) => isDeletable(commands, agency, kind));
