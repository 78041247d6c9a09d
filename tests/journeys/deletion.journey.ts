import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

/** It asks for what is gone. */
test.use({ provokes: [/status of 404/] });

for (const locale of ['en', 'he'] as const) {
  test(`what is archived says when it goes, can be had back until then, and is really gone after it (${locale})`, async ({ petra, gable }) => {
    const { page } = petra;
    const say = messagesIn(locale);
    const open = (address: string) => visit(page, address, say['live.live']);
    await petra.run('members.changePreferences', { locale });
    const add = async (lastName: string) => {
      const { id } = await petra.add('contacts', { firstName: 'Ann', lastName });
      await petra.run('contacts.archive', { id });
      return id;
    };
    const [gone, back, other, now] = [await add('Gone'), await add('Back'), await add('Other'), await add('Now')];
    const main = page.getByRole('main');

    await test.step('the agency says after how long', async () => {
      await open('/settings/archive');
      await main.getByRole('combobox').first().selectOption('60');
      await main.getByRole('button', { name: say.save!, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: say.save!, exact: true }).click();
      await expect(page.getByText(say['archive.saved']!, { exact: true })).toBeVisible();
    });

    await test.step('a record and a list say what goes when', async () => {
      await open(`/contacts/${gone}`);
      await expect(main.getByRole('link', { name: new RegExp(say['record.deletedOn']!.split('{')[0]!.trim()) })).toBeVisible();
      await open('/contacts?archived=only');
      await main.getByRole('button', { name: say['list.archived']! }).click();
      await page.getByRole('menuitem', { name: say['list.archived.soon']! }).click();
      await expect(main.getByRole('link', { name: /Ann/ })).toHaveCount(4);
    });

    await test.step('one or many are restored, and one is deleted at once', async () => {
      // A name among words of another direction is kept apart by signs that nobody sees.
      const named = (message: string, name: string) => new RegExp(say[message]!.replace('{$name}', `.?${name}.?`));
      for (const name of ['Ann Back', 'Ann Other']) await main.getByRole('checkbox', { name: named('archive.pick', name) }).check();
      await main.getByRole('button', { name: say['record.restore']!, exact: true }).click();
      await expect(main.getByRole('link', { name: /Ann/ })).toHaveCount(2);
      await main.getByRole('button', { name: named('archive.deleteOne', 'Ann Now') }).click();
      await page.getByRole('dialog').getByRole('button', { name: say['archive.delete']!, exact: true }).click();
      await expect(main.getByRole('link', { name: /Ann/ })).toHaveCount(1);
    });

    await test.step('after that time it is gone, by night and with a certificate', async () => {
      await page.goto('about:blank');
      await gable.kill();
      await gable.start({ daysLater: 62 });
      await petra.comeBack();
      await expect(async () => {
        await open('/settings/erasures');
        await expect(main.getByRole('listitem').filter({ hasText: say['erasures.night']! })).toContainText(say['erasures.proven']!, { timeout: 1_000 });
      }).toPass();
      const statusOf = async (id: string) => page.evaluate(async (one) => (await fetch(`/api/v1/contacts/${one}/deletion`)).status, id);
      expect(await Promise.all([gone, back, other, now].map(statusOf))).toEqual([404, 200, 200, 404]);
      expect(await gable.doctor()).toEqual([]);
    });
  });
}
