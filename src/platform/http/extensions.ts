import { Refusal, type Locale } from '@gable/api';
import type { InstalledExtension } from '../extensions/installed.ts';
import { json } from './request/answer.ts';
import type { MemberRoute } from './request/route.ts';
import { list, object, text, yesOrNo } from './request/schemas.ts';

/** `GET /extensions`: those that were brought in from outside. */
export const listExtensions: MemberRoute = {
  method: 'GET',
  path: 'extensions',
  for: 'member',
  scope: () => 'admin',
  operation: () => ({
    summary: 'Extensions that were brought in from outside, and those whose data is being deleted, for principals.',
    answers: { 200: object({ data: list(object({ name: text, title: text, version: text, description: text, enabled: yesOrNo })), purging: list(text) }) },
  }),
  answer({ office, caller }) {
    if (!office.commands.permits(caller, office.commands.find('extensions.install')!)) throw new Refusal('command.notPermitted', { status: 403 });
    const { installed, kept } = caller.agency.additions;
    const purging = new Set(kept.filter(({ owner, purge }) => owner !== '' && purge !== null).map(({ owner }) => owner));
    return json({
      data: installed.map((one) => ({ name: one.name, title: titleOf(one, caller.locale), version: one.manifest.version, description: said(one, 'description', caller.locale) ?? one.manifest.description ?? '', enabled: one.isEnabled })),
      purging: [...purging],
    });
  },
};

/** In the reader's language, where its author says it: `<name>.title`. Otherwise by its name, as words. */
const titleOf = (extension: InstalledExtension, locale: Locale): string =>
  said(extension, 'title', locale) ?? extension.name.replace(/^@[^/]+\//, '').replace(/[-_]+/g, ' ').replace(/^\p{L}/u, (letter) => letter.toUpperCase());

const said = ({ name, messages }: InstalledExtension, what: string, locale: Locale): string | undefined => messages[locale]?.[`${name}.${what}`] ?? messages.en?.[`${name}.${what}`];
