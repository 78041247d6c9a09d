import { abilities, Refusal, type Bootstrap, type CommandDescription, type SavedView } from '@gable/api';
import type { Caller } from '../caller.ts';
import type { Office } from '../office.ts';
import { enabledIn } from '../extensions/installed.ts';
import { contributingTo, messagesFor } from '../extensions/contributing.ts';
import { locales } from '../messages.ts';
import { isOffered } from '../permissions/known.ts';
import { isAble, isOutside, mayGiveRole } from '../permissions/roles.ts';
import { titleOfRole } from '../permissions/titleOfRole.ts';
import { describeField, describeRecords } from '../records/describe.ts';
import { json } from './request/answer.ts';
import type { OpenRoute } from './request/route.ts';
import { notSignedIn } from './request/whoAsks.ts';
import { named } from './request/schemas.ts';

/** `GET /workbench`: what a browser needs to draw everything for one member. */
export const workbench: OpenRoute = {
  method: 'GET',
  path: 'workbench',
  query: ['locale'],
  for: 'anyone',
  operation: () => ({ summary: 'What a browser needs to draw the workbench for one member.', answers: { 200: named('Bootstrap') } }),
  scope: () => 'read',
  async answer({ office, asked, signedIn, query }) {
    const locale = locales.find((one) => one === query.locale);
    if (signedIn) return json(await bootstrapFor(office, { ...signedIn.caller, ...(locale && { locale }) }));
    else if (await office.auth.setUpNeeded()) throw new Refusal('setUpNeeded', { status: 409 });
    else throw await notSignedIn(office, asked);
  },
};

async function bootstrapFor(office: Office, caller: Caller): Promise<Bootstrap> {
  // Before all else: what changes while this is read may be told twice, but not be left out.
  const changes = await office.changes.last(caller.agency.id);
  const { agency, locale } = caller;
  const member = agency.members.get(caller.member!.id)!;
  const { name, currency, country, timeZone, settings: { areaUnit, staleAfterMonths = 12 } } = agency;
  const contributing = contributingTo(agency, office.extensions);
  return {
    version: office.version,
    agency: { id: agency.id, name, currency, country, timeZone, areaUnit, staleAfterMonths },
    member: { id: member.id, title: member.title, email: member.email, role: member.role, team: member.team, abilities: abilities.filter((ability) => isAble(caller, ability)), preferences: member.preferences },
    locale,
    direction: locale === 'he' || locale === 'fa' ? 'rtl' : 'ltr',
    messages: messagesFor(office.messages, agency).all(locale),
    records: describeRecords(caller, { rules: office.rules, contributing }),
    extensions: contributing.map(({ name: extension, contributes }) => ({ name: extension, contributes })),
    icons: Object.assign({}, ...enabledIn(agency.additions).map(({ icons }) => icons)) as Record<string, string>,
    members: [...agency.members.values()].filter(({ id }) => !isOutside(caller) || id === member.id).map(({ id, title, role, team, suspended }) => ({ id, title, role, team, suspended })),
    teams: isOutside(caller) ? [] : [...agency.teams].map(([id, title]) => ({ id, title })),
    roles: [...agency.roles.values()].map((role) => ({ id: role.id, title: titleOfRole(role, { messages: office.messages, locale }), mayGive: mayGiveRole(caller, role.id) })),
    views: (await office.records.list(caller, 'views', { sort: ['title'], limit: 200 })).data as SavedView[],
    commands: commandsFor(office, caller),
    changes,
  };
}

/** Those that the palette may offer; what a record's own page does is not among them. */
function commandsFor({ commands }: Office, caller: Caller): CommandDescription[] {
  return commands.all(caller.agency)
    .filter((command) => !command.raw && commands.permits(caller, command) && isOffered(caller, command.id))
    .map(({ id, input, undoable }) => ({
      id,
      input: Object.entries(input as Parameters<typeof Object.entries>[0]).map(([name, field]) => describeField(name, field as never)),
      ...(undoable === false && { isFinal: true as const }),
    }));
}
