import { Refusal } from '@gable/api';
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
    answers: { 200: object({ data: list(object({ name: text, version: text, description: text, enabled: yesOrNo })), purging: list(text) }) },
  }),
  answer({ office, caller }) {
    if (!office.commands.permits(caller, office.commands.find('extensions.install')!)) throw new Refusal('command.notPermitted', { status: 403 });
    const { installed, kept } = caller.agency.additions;
    const purging = new Set(kept.filter(({ owner, purge }) => owner !== '' && purge !== null).map(({ owner }) => owner));
    return json({
      data: installed.map(({ name, manifest: { version, description = '' }, isEnabled }) => ({ name, version, description, enabled: isEnabled })),
      purging: [...purging],
    });
  },
};
