import { json } from './request/answer.ts';
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
  answer: ({ office }) => json(openApiDocument(office, routes())),
});
