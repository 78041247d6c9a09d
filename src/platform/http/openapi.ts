import type { Office } from '../office.ts';
import type { Agency } from '../caller.ts';
import { messagesFor } from '../extensions/contributing.ts';
import { layoutOf, setting } from '../fields/layout.ts';
import type { Messages } from '../messages.ts';
import type { Kinds } from '../records/kinds.ts';
import { openApiDocument, type Described } from './openapi/document.ts';
import type { SayOfField } from './openapi/recordSchemas.ts';
import type { OpenRoute } from './request/route.ts';
import type { AnyRoute } from './request/router.ts';
import { anything } from './request/schemas.ts';

/** `GET /openapi.json`. It describes the program, not anybody's data, so anyone may read it; a member reads of what their agency has added, too. */
export const openApi = (routes: () => readonly AnyRoute[]): OpenRoute => ({
  method: 'GET',
  path: 'openapi.json',
  for: 'anyone',
  operation: () => ({ summary: 'This description.', answers: { 200: anything } }),
  answer: ({ office, signedIn }) => ({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: keptDocument(describedOf(office, signedIn?.caller.agency), routes()) }),
});

function describedOf({ version, records, commands, messages }: Office, agency: Agency | undefined): Described & { words: readonly unknown[] } {
  const words = agency ? [messagesFor(messages, agency), JSON.stringify(agency.settings[setting] ?? null)] : [];
  return { version, kinds: agency?.kinds ?? records.kinds, commands: commands.all(agency), say: agency && saying(messages, agency), words };
}

/** Names stay what they are; what the agency calls them and asks for stands beside them. */
function saying(messages: Messages, agency: Agency): SayOfField {
  const said = messagesFor(messages, agency).all(agency.settings.locale);
  return (kind, name) => {
    const label = said[`${kind}.${name}`] ?? said[`record.${name}`];
    return { ...(label !== undefined && { title: label }), ...(layoutOf(agency, kind).demanded[name] && { description: 'The agency demands it of new records, and that it stays filled in.' }) };
  };
}

interface Kept { of: readonly unknown[]; text: string }
const kept = new WeakMap<Kinds, Kept>();

/** Made once, because it takes long and anyone may ask; and anew when an extension has come or gone. */
function keptDocument(described: ReturnType<typeof describedOf>, routes: readonly AnyRoute[]): string {
  const of = [...described.kinds.all(), ...described.commands, ...described.words];
  const earlier = kept.get(described.kinds);
  if (earlier && earlier.of.length === of.length && earlier.of.every((one, index) => one === of[index])) return earlier.text;
  const text = JSON.stringify(openApiDocument(described, routes));
  kept.set(described.kinds, { of, text });
  return text;
}
