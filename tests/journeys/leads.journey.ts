import type { Locale } from '@gable/api';
import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';

test.use({ provokes: [/status of 422/] });

/** As long as people take at least to fill in a form. */
const reading = 2_600;

for (const { locale, viewport } of [{ locale: 'en', viewport: { width: 1440, height: 900 } }, { locale: 'he', viewport: { width: 390, height: 844 } }] as const satisfies { locale: Locale; viewport: object }[]) {
  test(`somebody writes by our form, an agent has it at once with the reason, calls back, and makes a deal of it (${locale})`, async ({ petra, join, anotherBrowser }) => {
    const say = messagesIn(locale);
    const name = locale === 'he' ? 'רות לוי' : 'Ruth Levi';
    const { id: form } = await petra.add('leadForms', { title: 'Our page', language: locale, asks: ['interest', 'message'], source: 'Own page' });
    const dana = await join({ name: 'Dana Agent', role: 'agent' });
    const { id: home } = await petra.add('properties', { unparsedAddress: '14 Elm St', standardStatus: 'Active', holder: dana.id });
    await dana.run('members.changePreferences', { locale });
    await dana.page.setViewportSize(viewport);
    await dana.page.goto('/leads');
    await petra.page.goto(`/leadForms/${form}`);
    const address = (await petra.page.getByRole('main').locator('code').textContent())!;

    const stranger = await anotherBrowser();
    await stranger.goto(`${address}?campaign=autumn&property=${home}`);
    await stranger.waitForTimeout(reading);
    await stranger.getByRole('button', { name: say['leads.form.send']! }).click();
    await expect(stranger.getByText(say['leads.form.nameNeeded']!)).toBeVisible();
    await stranger.waitForTimeout(reading);
    await stranger.getByLabel(say['leads.form.name']!).fill(name);
    await stranger.getByLabel(say['leads.form.phone']!).fill('206 555 0142');
    await stranger.getByLabel(say['leads.form.interest']!).selectOption('buy');
    await stranger.getByLabel(say['leads.form.message']!).fill('Is it still for sale?');
    await stranger.getByRole('button', { name: say['leads.form.send']! }).click();
    await expect(stranger.getByRole('status')).toHaveText(say['leads.form.thanks']!);

    const main = dana.page.getByRole('main');
    await main.getByText(name).first().click();
    await expect(main.getByRole('heading', { level: 1 })).toContainText(name);
    await expect(main.getByText(say['leads.because.theirListing']!)).toBeVisible();
    await main.getByRole('button', { name: say['leads.talked']! }).click();
    const dialog = dana.page.getByRole('dialog');
    await dialog.getByLabel(say['leads.said']!).fill('Wants to see it on Sunday.');
    await dialog.getByLabel(say['leads.callBack']!).check();
    await dialog.getByRole('button', { name: say.save! }).click();
    await expect(main.getByText('Wants to see it on Sunday.').first()).toBeVisible();

    await main.getByRole('button', { name: say['leads.convert']! }).click();
    await expect(dana.page).toHaveURL(/\/deals\//);
    await expect(main.getByText('14 Elm St').first()).toBeVisible();
    await dana.page.getByRole('button', { name: say.undo!, exact: true }).last().click();
    await dana.page.goto('/leads');
    await expect(main.getByText(say['leads.status.contacted']!).locator('visible=true').first()).toBeVisible();
  });
}

test('somebody is taken in by one line, in which Gable reads who they are and what they want', async ({ petra }) => {
  const { page } = petra;
  await petra.add('properties', { unparsedAddress: '14 Elm St', city: 'Ballard', standardStatus: 'Active' });
  await page.goto('/leads');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'New lead in one line' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Dana Levi 206 555 0177 3 bedrooms Ballard 650k');
  for (const words of ['Dana', 'Levi', '$650,000', 'Ballard']) await expect(dialog.getByRole('definition').filter({ hasText: words })).toBeVisible();
  await dialog.getByRole('textbox').press('Enter');
  await expect(main.getByRole('heading', { level: 1 })).toContainText('Dana Levi');
  await expect(main.getByText(/Read out of what was typed: .*Budget/)).toBeVisible();
});
