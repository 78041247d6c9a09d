import { Refusal } from '@gable/api';
import { defineCommand, integer, json } from '@gable/api/server';
import type { Commands, RunnableCommand } from '../commands/commands.ts';
import type { RunningTransaction } from '../commands/runningTransaction.ts';
import { addDays } from '../days/calendar.ts';
import { dayAt } from '../days/localTime.ts';
import { isDeletable } from './deletable.ts';
import { deletionOf } from './setting.ts';

const mostDays = 36_500;

/** Says after how many days what lies in the archive is deleted for good; never, where none are given. It holds from the next night on, so that there is a day to think again. */
export const changeDeletion = (commands: Commands): RunnableCommand => defineCommand({
  id: 'agency.changeDeletion',
  input: { days: integer({ min: 1, max: mostDays }), kinds: json() },
  permission: ['agency'],
  hidden: true,
  undoable: false,
  async run(tx, { days, kinds: given }) {
    const { caller: { agency }, instant } = (tx as RunningTransaction).parts;
    const kinds = Object.fromEntries(Object.entries(given ?? {}).map(([kind, own]) => {
      const isDays = own === null || (Number.isInteger(own) && own >= 1 && own <= mostDays);
      if (!isDays || !isDeletable(commands, agency, kind)) throw new Refusal('record.invalid', { fields: { kinds: 'field.notChoice' } });
      return [kind, own as number | null];
    }));
    const { from: _from, ...before } = deletionOf(agency);
    const after = { days: days ?? null, kinds };
    if (JSON.stringify(before) !== JSON.stringify(after)) await tx.changeSetting('deletion', { ...after, from: addDays(dayAt(instant, agency.timeZone), 1) });
  },
});
