import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

for (const locale of ['en', 'he'] as const) {
  test(`a report is sent now and by a schedule that is ended, and the settings tell what became of it (${locale})`, async ({ petra, page }) => {
    const say = messagesIn(locale);
    await petra.run('members.changePreferences', { locale });
    await visit(page, '/reports/deals.pipeline', say['live.live']);
    const choose = async (entry: string): Promise<void> => {
      await page.getByRole('main').getByRole('button', { name: say.more, exact: true }).first().click();
      await page.getByRole('menuitem', { name: say[entry], exact: true }).click();
    };

    await choose('reports.schedule');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say['reportSchedules.repeats']!).selectOption('monthly');
    await dialog.getByLabel(say['reportSchedules.dayOfMonth']!).selectOption('31');
    await expect(dialog.getByText(say['reports.nextAt']!.replace('{$when}', '').trim())).toBeVisible();
    await dialog.getByLabel(say['reportSchedules.attachment']!).selectOption('xlsx');
    await dialog.getByRole('button', { name: say.save }).click();
    const sendings = page.getByRole('region', { name: say['reports.sendings'] });
    await expect(sendings.getByText(say['reports.timing.monthly']!.split('{')[0]!.trim())).toBeVisible();

    await choose('reports.send.now');
    await dialog.getByRole('button', { name: say['reports.send.do'], exact: true }).click();
    await expect(dialog).toBeHidden();

    await sendings.getByRole('button', { name: say.more }).click();
    await page.getByRole('menuitem', { name: say['reports.schedule.stop'] }).click();
    await expect(sendings.getByText(say['reports.timing.monthly']!.split('{')[0]!.trim())).toBeHidden();

    await visit(page, '/settings/mail', say['live.live']);
    await expect(page.getByRole('list', { name: say['mail.log'] }).getByText(say['mail.state.folder']!)).toBeVisible();
  });
}
