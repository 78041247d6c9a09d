import type { Office } from '../office.ts';
import { openApiDocument } from './openapi/document.ts';
import type { OpenRoute } from './request/route.ts';
import type { AnyRoute } from './request/router.ts';
import { anything } from './request/schemas.ts';

/** `GET /openapi.json`. It describes the program, not anybody's data, so anyone may read it. */
export const openApi = (routes: () => readonly AnyRoute[]): OpenRoute => ({
  method: 'GET',
  path: 'openapi.json',
  for: 'anyone',
  operation: () => ({ summary: 'This description.', answers: { 200: anything } }),
  answer: ({ office }) => ({ status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: keptDocument(office, routes()) }),
});

interface Kept { of: readonly unknown[]; text: string }
const kept = new WeakMap<Office, Kept>();

/** Made once, because it takes long and anyone may ask; and anew when an extension has come or gone. */
function keptDocument(office: Office, routes: readonly AnyRoute[]): string {
  const of = [...office.records.kinds.all(), ...office.commands.all()];
  const earlier = kept.get(office);
  if (earlier && earlier.of.length === of.length && earlier.of.every((one, index) => one === of[index])) return earlier.text;
  const text = JSON.stringify(openApiDocument(office, routes));
  kept.set(office, { of, text });
  return text;
}
