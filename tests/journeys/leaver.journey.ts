import type { Browser, Page } from '@playwright/test';
import { BuiltServer } from './builtServer.ts';
import { messagesIn } from './english.ts';
import { expect, test as base } from './gable.ts';
import { visit } from './visit.ts';

/** The demo office, where nobody has to be invited first. */
const test = base.extend({
  gable: async ({}, use) => {
    await using server = await BuiltServer.start('--demo');
    await use(server);
  },
});

const password = 'salt wind and lemons';

async function signedIn(browser: Browser, { address, name, locale }: { address: string; name: string; locale: string }): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: address })).newPage();
  await page.goto('/sign-in');
  await page.evaluate(async ([email, secret, language]) => {
    const post = (path: string, body: object) => fetch(`/api/v1/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    await post('session', { email, password: secret });
    await post('commands/members.changePreferences', { locale: language });
  }, [`${name}@meltemi.example`, password, locale] as const);
  return page;
}

const get = (page: Page, path: string): Promise<any> => page.evaluate(async (asked) => (await fetch(`/api/v1/${asked}`)).json(), path);

for (const locale of ['en', 'he'] as const) {
  test(`an agent sees their own and a manager the team's, what is taken away is on record, and a leaver's work has to be handed over (${locale})`, async ({ gable, browser }) => {
    test.slow();
    const say = messagesIn(locale);
    const enter = (name: string) => signedIn(browser, { address: gable.address, name, locale });
    const [laura, anna, orly] = [await enter('laura'), await enter('anna'), await enter('orly')];
    const beginning = (text: string): RegExp => new RegExp(text.split('{')[0]!.trim());
    const open = (page: Page, address: string) => visit(page, address, say['live.live']);
    const me = (await get(orly, 'workbench')).member.id as string;

    await test.step('an agent sees their own clients whole, and of a colleague’s that they exist', async () => {
      const { data: [own] } = await get(orly, 'contacts?filter=holder:me&limit=1');
      await open(orly, `/contacts/${own.id}`);
      await orly.getByRole('main').getByRole('button', { name: say['record.actions'], exact: true }).first().click();
      await orly.getByRole('menuitem', { name: say['record.why'] }).click();
      await expect(orly.getByRole('dialog')).toContainText(say['access.own']!);
      const { data: others } = await get(orly, 'contacts?filter=-holder:me&limit=5');
      expect(others.length).toBeGreaterThan(0);
      for (const other of others) expect(other).toMatchObject({ glimpse: true, title: expect.any(String) });
      expect(JSON.stringify(others)).not.toMatch(/phones|emails/);
    });

    await test.step('a manager sees the team’s, and is told why', async () => {
      const { data: all } = await get(anna, 'contacts?filter=-holder:me&limit=200&fields=holder');
      const mine = (await get(anna, 'workbench')).member as { team: string };
      const team = (await get(anna, 'members?limit=200')).data.filter((member: { team: string | { id: string } }) => (typeof member.team === 'string' ? member.team : member.team?.id) === mine.team);
      const theirs = all.find(({ holder, glimpse }: { holder: string; glimpse?: true }) => !glimpse && team.some(({ id }: { id: string }) => id === holder));
      await open(anna, `/contacts/${theirs.id}`);
      await anna.getByRole('main').getByRole('button', { name: say['record.actions'], exact: true }).first().click();
      await anna.getByRole('menuitem', { name: say['record.why'] }).click();
      await expect(anna.getByRole('dialog')).toContainText(beginning(say['access.team']!));
    });

    await test.step('what an agent takes away is their own, and on record', async () => {
      const { count } = await get(orly, 'contacts/count?for=export');
      await open(orly, '/contacts');
      await orly.getByRole('main').getByRole('button', { name: say.more, exact: true }).click();
      await orly.getByRole('menuitem', { name: say['export.menu'] }).click();
      await Promise.all([orly.waitForEvent('download'), orly.getByRole('dialog').getByRole('link', { name: say['export.go'] }).click()]);
      expect(count).toBeLessThan((await get(laura, 'contacts/count')).count);
      const { data: [noted] } = await get(laura, 'exports');
      expect(noted).toMatchObject({ kind: 'contacts', by: me, count });
      await open(laura, '/settings/exports');
      await expect(laura.getByRole('main').getByRole('listitem').first()).toContainText('אורלי שפירא');
    });

    await test.step('nobody leaves before it is said who takes over', async () => {
      await open(laura, '/members');
      await laura.getByRole('row', { name: /אורלי שפירא/ }).getByRole('button').last().click();
      await laura.getByRole('menuitem', { name: say['members.suspend'] }).click();
      const dialog = laura.getByRole('dialog');
      const suspend = dialog.getByRole('button', { name: say['members.suspend'], exact: true });
      await expect(suspend).toBeDisabled();
      await dialog.getByRole('combobox', { name: say['members.suspend.handTo'] }).fill('Anna');
      await laura.getByRole('option', { name: /Anna Costa/ }).click();
      await suspend.click();
      await expect(dialog).toHaveCount(0);
      for (const kind of ['contacts', 'deals', 'tasks']) {
        const open = { contacts: 'holder', deals: 'stage:inquiry,proposal holder', tasks: '-has:doneAt holder' }[kind]!;
        await expect.poll(async () => (await get(laura, `${kind}/count?filter=${encodeURIComponent(`${open}:${me}`)}`)).count, kind).toBe(0);
      }
    });

    await test.step('and who has left is out at once, with the reason', async () => {
      // The open window goes by itself, as soon as it hears of it.
      await expect(orly).toHaveURL(/sign-in\?again/);
      expect((await get(orly, 'contacts')).code).toBe('suspended');
    });
  });
}
