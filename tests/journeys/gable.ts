import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { BuiltServer } from './builtServer.ts';
import { Complaints } from './complaints.ts';
import { foundAgency, hire, type Hired, type Person } from './people.ts';

interface Fixtures {
  /** The built program, for this journey alone. */
  gable: BuiltServer;
  /** What the journey brings about on purpose and pages may complain of, such as a refused request. */
  provokes: RegExp[];
  complaints: Complaints;
  /** The principal of Harbour Homes, signed in at `page`. */
  petra: Person;
  /** A browser of somebody else's, where nobody is signed in. */
  anotherBrowser: () => Promise<Page>;
  /** Brings in a colleague, signed in at a browser of their own. */
  join: (hired: Hired) => Promise<Person>;
}

/** A journey has a server of its own, and fails where a page complains. */
export const test = base.extend<Fixtures>({
  gable: async ({}, use) => {
    await using server = await BuiltServer.start();
    await use(server);
  },
  baseURL: ({ gable }, use) => use(gable.address),
  provokes: [[], { option: true }],
  complaints: async ({ provokes }, use) => {
    const complaints = new Complaints();
    await use(complaints);
    complaints.expectNone(provokes);
  },
  context: async ({ context, complaints }, use) => {
    await complaints.listen(context);
    await use(context);
  },
  petra: async ({ gable, page }, use) => use(await foundAgency(gable, page)),
  anotherBrowser: async ({ browser, baseURL, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      await complaints.listen(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  join: ({ gable, petra, anotherBrowser }, use) => use(async (hired) => hire({ gable, boss: petra, page: await anotherBrowser() }, hired)),
});

export { expect } from '@playwright/test';
