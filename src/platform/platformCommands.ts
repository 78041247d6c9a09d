import { Refusal } from '@gable/api';
import { choice, defineCommand, integer, text } from '@gable/api/server';
import { extensionCommands } from './extensions/commands.ts';
import { addFieldWords } from './extensions/fieldWords.ts';
import { addDeletion } from './deletion/addDeletion.ts';
import { addErasure } from './erasure/addErasure.ts';
import { addPurges } from './extensions/purge.ts';
import { arrangeFields } from './fields/arrange.ts';
import { mailLinks } from './mail/mailLink.ts';
import { merge } from './merging/merge.ts';
import { guardMembers } from './members/guard.ts';
import { refuseSameTeamName } from './members/teamNames.ts';
import { memberCommands } from './members/memberCommands.ts';
import { openWorkOf } from './members/openWork.ts';
import type { RunningTransaction } from './commands/runningTransaction.ts';
import type { Office } from './office.ts';
import { roleCommands } from './permissions/roleCommands.ts';

/** Commands about the agency itself and the people in it. */
export function addPlatformCommands(office: Office): void {
  const { commands, rules, auth, extensions } = office;
  commands.add(changeAgency);
  commands.add(merge(commands));
  for (const command of memberCommands(auth, (agency, holder) => openWorkOf(agency, { holder, extensions }), mailLinks(office))) commands.add(command);
  for (const command of extensionCommands(office)) commands.add(command);
  for (const command of roleCommands) commands.add(command);
  commands.add(arrangeFields(office));
  addPurges(office);
  addErasure(office);
  addDeletion(office);
  addFieldWords(office);
  guardMembers(rules, auth);
  refuseSameTeamName(rules);
}

const changeAgency = defineCommand({
  id: 'agency.change',
  input: {
    name: text(), country: text({ maxLength: 2 }), currency: text({ maxLength: 3 }), timeZone: text(),
    areaUnit: choice(['squareMeters', 'squareFeet']), locale: choice(['en', 'he', 'el', 'fa']),
    staleAfterMonths: integer({ min: 1, max: 120 }),
  },
  permission: ['agency'],
  undoable: false,
  async run(tx, { name, country, currency, timeZone, areaUnit, locale, staleAfterMonths }) {
    const { connection, caller: { agency } } = (tx as RunningTransaction).parts;
    if (timeZone && !Intl.supportedValuesOf('timeZone').includes(timeZone)) throw new Refusal('record.invalid', { fields: { timeZone: 'field.notChoice' } });
    if (country && !/^[A-Z]{2}$/.test(country)) throw new Refusal('record.invalid', { fields: { country: 'field.notChoice' } });
    if (currency && !/^[A-Z]{3}$/.test(currency)) throw new Refusal('record.invalid', { fields: { currency: 'field.notCurrency' } });
    const given = { name, country, currency, time_zone: timeZone };
    const columns = Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]));
    const changed = new Set<string>();
    for (const [column, value] of columns) {
      const [[before]] = await connection.rows(`SELECT ${column} FROM agencies WHERE id = ?`, [agency.id]) as [[string]];
      if (before === value) continue;
      await connection.change(`UPDATE agencies SET ${column} = ? WHERE id = ?`, [value, agency.id]);
      (tx as RunningTransaction).remark('settings', { [column]: [before, value] });
      changed.add(column);
    }
    if (changed.has('time_zone') || changed.has('country')) {
      await tx.emit('agency.clocksChanged', { clocks: { timeZone: timeZone || agency.timeZone, country: country || agency.country } });
    }
    const settings = { areaUnit, locale, staleAfterMonths };
    for (const [setting, value] of Object.entries(settings)) if (value) await tx.changeSetting(setting, value);
  },
});
