import { openReceiver } from '@gable/platform/webhooks/testing/receiver.ts';
import { BuiltServer } from './builtServer.ts';
import { messagesIn } from './english.ts';
import { expect, test as base } from './gable.ts';

/** An office whose own network webhooks may reach. */
const test = base.extend({
  gable: async ({}, use) => {
    process.env.GABLE_PRIVATE_HOSTS = '127.0.0.1';
    await using server = await BuiltServer.start();
    await use(server);
  },
});

for (const locale of ['en', 'he'] as const) {
  const say = messagesIn(locale);

  test(`a token does what it was made for, and nothing else (${locale})`, async ({ petra, gable }) => {
    const { page } = petra;
    await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi' });
    await petra.run('members.changePreferences', { locale });
    await page.goto('/settings/account');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: say['account.tokens.make']! }).click();
    await dialog.getByLabel(say['account.tokens.name']!).fill('Web site');
    await dialog.getByLabel(say['account.tokens.end']!).selectOption({ index: 0 });
    await dialog.getByText(say['account.tokens.some']!, { exact: true }).click();
    await dialog.getByLabel(say['contacts.many']!).selectOption('read');
    await dialog.getByLabel(say['account.tokens.commands']!).fill(say['contacts.findSame']!);
    await expect(dialog.getByRole('listitem')).toHaveText(say['contacts.findSame']!);
    await dialog.getByRole('button', { name: say['account.tokens.make']! }).click();
    const token = await dialog.getByLabel(say['account.tokens.token']!).inputValue();
    const ask = async (path: string, body?: object) => (await fetch(`${gable.address}/api/v1/${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })).status;
    expect([await ask('contacts'), await ask('commands/contacts.findSame', { firstName: 'Ruth', lastName: 'Levi' })]).toEqual([200, 200]);
    expect([await ask('deals'), await ask('contacts', { firstName: 'Dan' })]).toEqual([403, 403]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('list', { name: say['account.tokens']! })).toContainText(say['contacts.findSame']!);
  });

  test(`somebody outside hears what happens, and hears it again (${locale})`, async ({ petra }) => {
    const { page } = petra;
    const receiver = await openReceiver();
    await petra.run('members.changePreferences', { locale });
    await page.goto('/settings/webhooks');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: say['webhooks.make']! }).click();
    await dialog.getByLabel(say['webhooks.title']!).fill('Newsletter');
    await dialog.getByLabel(say['webhooks.address']!).fill(receiver.url);
    await dialog.getByRole('checkbox', { name: `${say['contacts.many']}: ${say['webhooks.on.created']}` }).check();
    await dialog.getByRole('button', { name: say.save!, exact: true }).click();
    await expect(dialog).toContainText(say['webhooks.secret.once']!);
    await page.keyboard.press('Escape');
    await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi' });
    await expect.poll(() => receiver.types()).toEqual(['contacts.created']);
    await page.getByRole('button', { name: say['webhooks.log']! }).click();
    const delivery = dialog.getByRole('listitem').filter({ hasText: say['webhooks.delivery.done']! });
    await delivery.first().getByText('contacts.created', { exact: true }).click();
    await dialog.getByRole('button', { name: say['webhooks.again']!, exact: true }).click();
    await expect.poll(() => receiver.received.length).toBe(2);
    await dialog.getByLabel(say['webhooks.since']!).focus();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await receiver.close();
  });
}
