import { readFileSync } from 'node:fs';
import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

for (const locale of ['en', 'he'] as const) {
  test(`a report is made, its numbers open their lists, and it is kept, pinned and taken away (${locale})`, async ({ petra, page }) => {
    const say = messagesIn(locale);
    for (const [street, city] of [['Elm', 'Seattle'], ['Oak', 'Tacoma'], ['Pine', 'Seattle']] as const) {
      await petra.add('properties', { unparsedAddress: `14 ${street} St`, city, listPrice: { amount: 50_000_000, currency: 'USD' } });
    }
    await petra.run('members.changePreferences', { locale });
    await visit(page, '/reports', say['live.live']);
    await expect(page.getByRole('link', { name: say['deals.report.pipeline'] })).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: say['reports.new'] }).click();

    const editor = page.getByRole('complementary', { name: say['reports.edit'] });
    await editor.getByLabel(say['reports.records']!).selectOption('properties');
    await editor.getByLabel(say['reports.rows']!, { exact: true }).selectOption('city');
    const table = page.getByRole('main').getByRole('table');
    await expect(table.getByRole('row').filter({ hasText: 'Seattle' }).getByRole('cell')).toHaveText('2');

    await page.getByRole('button', { name: say['reports.keep'] }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: say['reports.title'] }).fill('Homes by town');
    await dialog.getByRole('button', { name: say.save }).click();
    await expect(page).toHaveURL(/\/reports\/[0-9a-z]{26}$/);

    await page.getByRole('button', { name: say['reports.pin'] }).click();
    await page.getByRole('main').getByRole('button', { name: say.more, exact: true }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: say['reports.export.csv'] }).click()]);
    expect(readFileSync(await file.path(), 'utf8')).toContain('Seattle,2');

    await table.getByRole('row').filter({ hasText: 'Seattle' }).getByRole('link', { name: '2' }).click();
    await expect(page.locator('tbody td[data-field="title"]')).toHaveCount(2);
    await visit(page, '/', say['live.live']);
    await expect(page.getByRole('region', { name: say['home.reports'] }).getByRole('link', { name: 'Homes by town' })).toBeVisible();
  });
}

test('a number of tasks opens them as a table, and each of them leads to what it is about', async ({ petra, page }) => {
  const { id: home } = await petra.add('properties', { unparsedAddress: '14 Elm St' });
  const { id: task } = await petra.add('tasks', { title: 'Measure the roof', about: `properties/${home}` });
  await petra.run('tasks.finish', { id: task });
  await visit(page, '/reports/home.tasksDone');
  await page.getByRole('main').getByRole('table').getByRole('link', { name: '1' }).first().click();
  await expect(page).toHaveURL(/\/tasks\?view=table/);
  await page.getByRole('link', { name: 'Measure the roof' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '14 Elm St' })).toBeVisible();
});
