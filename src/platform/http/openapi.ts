import type { Office } from '../office.ts';
import type { Agency } from '../caller.ts';
import type { Kinds } from '../records/kinds.ts';
import { openApiDocument, type Described } from './openapi/document.ts';
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

function describedOf({ version, records, commands }: Office, agency: Agency | undefined): Described {
  return { version, kinds: agency?.kinds ?? records.kinds, commands: commands.all(agency) };
}

interface Kept { of: readonly unknown[]; text: string }
const kept = new WeakMap<Kinds, Kept>();

/** Made once, because it takes long and anyone may ask; and anew when an extension has come or gone. */
function keptDocument(described: Described, routes: readonly AnyRoute[]): string {
  const of = [...described.kinds.all(), ...described.commands];
  const earlier = kept.get(described.kinds);
  if (earlier && earlier.of.length === of.length && earlier.of.every((one, index) => one === of[index])) return earlier.text;
  const text = JSON.stringify(openApiDocument(described, routes));
  kept.set(described.kinds, { of, text });
  return text;
}
