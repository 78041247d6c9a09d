import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

/** Her page, and the one of what was kept about her, are still open when she is gone. */
test.use({ provokes: [/status of 404/] });

for (const locale of ['en', 'he'] as const) {
  test(`somebody who asks for it reads what is kept about them, is erased, and leaves a certificate and nothing else (${locale})`, async ({ petra, gable }) => {
    const { page } = petra;
    const say = messagesIn(locale);
    await petra.run('members.changePreferences', { locale });
    const ruth = await petra.add('contacts', { firstName: 'Ruth', lastName: 'Quillfeather', phones: ['206-555-0142'], emails: ['ruth@quill.test'] });
    const deal = await petra.add('deals', { title: 'Ruth Quillfeather wants the lake', people: [{ id: ruth.id, role: 'buyer' }] });
    await petra.add('notes', { text: 'Has two dogs', about: `contacts/${ruth.id}` });
    await petra.add('tasks', { title: 'Call her back', about: `contacts/${ruth.id}` });

    const choose = async (entry: string) => {
      await visit(page, `/contacts/${ruth.id}`, say['live.live']);
      await page.getByRole('main').getByRole('button', { name: say['record.actions']!, exact: true }).first().click();
      await page.getByRole('menuitem', { name: say[entry]! }).click();
    };
    const main = page.getByRole('main');
    await choose('erase.holdings');
    for (const held of ['Quillfeather', 'ruth@quill.test', 'Has two dogs', 'Call her back', 'Ruth Quillfeather wants the lake']) await expect(main.getByText(held).first()).toBeVisible();
    const download = page.waitForEvent('download');
    await main.getByRole('button', { name: say['holdings.json']! }).click();
    expect((await download).suggestedFilename()).toBe('Ruth Quillfeather.json');

    await choose('erase.open');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('listitem').filter({ hasText: say['erase.goes.notes']! }).locator('b')).toBeVisible();
    await dialog.getByRole('combobox').selectOption(say['erase.why.asked']!);
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: say['erase.go']!, exact: true }).click();
    await expect(dialog).toBeHidden();

    await expect(async () => {
      await visit(page, `/deals/${deal.id}`, say['live.live']);
      await expect(page.getByRole('heading', { level: 1, name: '… wants the lake' })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.goto('/search?q=quillfeather');
    await expect(main.getByText(say['palette.nothing']!.split('{')[0]!.trim()).first()).toBeVisible();

    await visit(page, '/settings/erasures', say['live.live']);
    const certificate = main.getByRole('listitem');
    await expect(certificate).toHaveCount(1);
    await expect(certificate).toContainText(say['erasures.why.asked']!);
    await expect(certificate).toContainText(say['erasures.proven']!);
    await expect(certificate).toContainText('Petra Principal');
    expect(await gable.doctor()).toEqual([]);
  });
}
