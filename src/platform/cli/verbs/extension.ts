import path from 'node:path';
import type { Locale } from '@gable/api';
import { readExtensionFolder } from '../../extensions/readFolder.ts';
import { Unable } from '../../unable.ts';
import { oneAgency } from '../oneAgency.ts';
import type { Given, Io, OpenGable, Verb } from '../verb.ts';

const agencyOption = { agency: 'word' } as const;

const install: Verb = {
  name: 'extension install',
  takes: '<folder> [--agency <number>]',
  does: 'Takes in an extension without code, at once and for everybody in the agency; another version replaces the one before.',
  options: agencyOption,
  async run(gable, given, io) {
    const { manifest, messages, importers } = readExtensionFolder(path.resolve(io.folder, given.words[0]!));
    const { name, version, inEnglish } = await perform<{ name: string; version: string; inEnglish: Locale[] }>(gable, given, { command: 'extensions.install', input: { manifest, messages, importers } });
    return tell(given, io, { name, version, inEnglish, sentence: `${name} ${version} is installed.${shownInEnglish(inEnglish)}` });
  },
};

/** A language without words of its own, or with some missing, is no fault: whoever installs it is told. */
function shownInEnglish(locales: readonly Locale[]): string {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return locales.length ? `\nShown in English, as a whole or in part: ${locales.map((locale) => names.of(locale)).join(', ')}.` : '';
}

const list: Verb = {
  name: 'extension list',
  takes: '[--agency <number>]',
  does: 'Says which extensions have been brought in from outside.',
  options: agencyOption,
  async run({ office }, given, io) {
    const { installed } = oneAgency(office, given).additions;
    const listed = installed.map(({ name, manifest: { version }, isEnabled }) => ({ name, version, enabled: isEnabled }));
    if (given.flags.has('json')) io.say(JSON.stringify(listed));
    else for (const { name, version, enabled } of listed) io.say(`${name} ${version}${enabled ? '' : ' (off)'}`);
    return 0;
  },
};

const switching = (to: 'enable' | 'disable'): Verb => ({
  name: `extension ${to}`,
  takes: '<name> [--agency <number>]',
  does: to === 'enable' ? 'Switches an extension on again, with all that it kept.' : 'Switches an extension off: it is gone from every screen, and its data is kept.',
  options: agencyOption,
  async run(gable, given, io) {
    const [name] = given.words as [string];
    await perform(gable, given, { command: `extensions.${to}`, input: { name } });
    return tell(given, io, { name, enabled: to === 'enable', sentence: `${name} is ${to === 'enable' ? 'on' : 'off'}.` });
  },
});

const remove: Verb = {
  name: 'extension remove',
  takes: '<name> --data keep|purge [--agency <number>]',
  does: 'Removes an extension. Its data is kept for the day that it comes back, or purged: deleted for good, from the history too. “export” gives it out before.',
  options: { ...agencyOption, data: 'word' },
  async run(gable, given, io) {
    const [name] = given.words as [string];
    const { data } = given.options;
    if (data !== 'keep' && data !== 'purge') throw new Unable('Say what becomes of its data: --data keep, or --data purge.');
    const { job } = await perform<{ job: string | null }>(gable, given, { command: 'extensions.remove', input: { name, data } });
    if (job !== null) await gable.office.jobs.finish(job);
    return tell(given, io, { name, data, sentence: `${name} is removed; its data is ${data === 'keep' ? 'kept' : 'deleted'}.` });
  },
};

async function perform<Data>({ office }: OpenGable, given: Given, order: { command: string; input: Record<string, unknown> }): Promise<Data> {
  const caller = office.agencies.office(oneAgency(office, given).id);
  return (await office.commands.perform(caller, order)).data as Data;
}

function tell(given: Given, io: Io, { sentence, ...told }: { sentence: string; name: string } & Record<string, unknown>): number {
  io.say(given.flags.has('json') ? JSON.stringify(told) : sentence);
  return 0;
}

export const extensionVerbs: readonly Verb[] = [install, list, switching('enable'), switching('disable'), remove];
