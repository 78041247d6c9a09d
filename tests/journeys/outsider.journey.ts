import type { Rights } from '@gable/api';
import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

const none = { read: 'none', create: 'none', change: 'none', archive: 'none', export: 'none', outline: false, fields: {} } as const;
const callCentre: Rights = {
  others: none, abilities: [], isOutside: true,
  kinds: { contacts: { ...none, read: 'own', change: 'own', fields: { emails: 'hidden' } }, tasks: { ...none, read: 'own', change: 'own' } },
};

for (const locale of ['en', 'he'] as const) {
  const say = messagesIn(locale);

  test(`somebody from outside is shown what is theirs to use, and nothing else (${locale})`, async ({ petra, join }) => {
    const { id: role } = await petra.run('roles.create', { title: 'Call centre', rights: callCentre });
    const carla = await join({ name: 'Carla Calls', role, locale });
    const ruth = await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi', holder: carla.id, emails: [{ address: 'ruth@example.test' }] });
    const home = await petra.add('properties', { unparsedAddress: '12 Elm Street', city: 'Seattle' });
    await petra.add('deals', { people: [{ id: ruth.id, role: 'buyer' }], properties: [home.id], stage: 'inquiry' });
    const { page } = carla;

    await visit(page, '/', say['live.live']);
    const bar = page.getByRole('navigation', { name: say.activityBar! });
    await expect(bar.getByRole('link', { name: say['contacts.many']!, exact: true })).toBeVisible();
    for (const place of ['properties.many', 'deals.many', 'page.members']) await expect(bar.getByRole('link', { name: say[place]!, exact: true })).toHaveCount(0);
    await expect(page.getByRole('button', { name: say.newRecord!, exact: true })).toHaveCount(0);

    await page.keyboard.press('Control+Shift+P');
    await expect(page.getByRole('option').first()).toBeVisible();
    const offered = (await page.getByRole('option').allTextContents()).join('\n');
    for (const kind of ['deals', 'properties']) expect(offered).not.toContain(say[`${kind}.many`]!);
    for (const command of ['contacts.create', 'settings.roles', 'settings.webhooks']) expect(offered).not.toContain(say[command]!);
    await page.keyboard.press('Escape');

    await visit(page, `/contacts/${ruth.id}`, say['live.live']);
    await expect(page.getByRole('heading', { name: 'Ruth Levi' })).toBeVisible();
    await expect(page.getByRole('button', { name: say['record.planNext']! })).toHaveCount(0);
    await expect(page.locator('[aria-keyshortcuts="N"], [aria-keyshortcuts="T"]')).toHaveCount(0);
    await expect(page.getByText('ruth@example.test')).toHaveCount(0);
    await expect(page.getByText(say['contacts.emails']!, { exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: say['record.actions']!, exact: true }).click();
    await expect(page.getByRole('menuitem', { name: say['record.editAll']! })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: say['record.archive']! })).toHaveCount(0);
  });
}

test('who has been given nothing yet is told so', async ({ petra, join }) => {
  const say = messagesIn('en');
  const { id: role } = await petra.run('roles.create', { title: 'Nothing yet', rights: { others: none, kinds: {}, abilities: [], isOutside: true } });
  const { page } = await join({ name: 'Nora Nothing', role });
  await visit(page, '/');
  await expect(page.getByText(say['home.bare']!)).toBeVisible();
});
