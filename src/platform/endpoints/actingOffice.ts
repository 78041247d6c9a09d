import type { Acting } from '@gable/api/server';
import type { Office } from '../office.ts';

/** The office as a module that acts by itself has it. */
export function actingOffice({ agencies, commands, records, messages }: Pick<Office, 'agencies' | 'commands' | 'records' | 'messages'>, { agency, extension }: { agency: number; extension: string }): Acting {
  const { id, name, currency, country, timeZone, settings } = agencies.get(agency);
  const caller = () => agencies.office(agency);
  return {
    agency: { id, name, currency, country, timeZone, locale: settings.locale },
    run: async (command, input, { key } = {}) => await commands.perform(caller(), { command, input, key }) as never,
    get: (kind, record) => records.get(caller(), { kind, id: record }),
    list: async (kind, query) => (await records.list(caller(), kind, query)).data,
    setting: (setting) => agencies.get(agency).settings[setting] as never,
    seal: (text, until) => agencies.get(agency).seal.close(text, { until, purpose: extension }),
    unseal: (sealed) => agencies.get(agency).seal.open(sealed, extension),
    say: (locale, key, values) => messages.sentence(locale, key, values),
  };
}
