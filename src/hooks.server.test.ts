import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { handle } from './hooks.server.ts';

/** The first tag of a page that is asked for with these cookies. */
async function htmlTag(cookies: Record<string, string>): Promise<string> {
  const event = {
    locals: {}, url: new URL('http://127.0.0.1/'), request: new Request('http://127.0.0.1/'), cookies: { get: (name: string) => cookies[name] },
  } as unknown as RequestEvent;
  const response = await handle({ event, resolve: async (_event, options) => new Response(await options!.transformPageChunk!({ html: '<html %gable.html%>', done: true })) });
  return response.text();
}

test('a cookie writes nothing into the page but a theme that there is', async () => {
  expect(await htmlTag({ 'gable.theme': 'dark' })).toContain('data-theme="dark"');
  for (const theme of ['"><script>alert(1)</script>', '" onload="alert(1)', 'toString']) {
    expect(await htmlTag({ 'gable.theme': theme, 'gable.side': theme, 'gable.locale': theme })).toBe('<html lang="en" dir="ltr" data-theme="system" data-density="comfortable" data-side="open">');
  }
});
