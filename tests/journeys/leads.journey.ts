import type { Locale } from '@gable/api';
import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';

/** As long as people take at least to fill in a form. */
const reading = 2_600;

for (const { locale, viewport } of [{ locale: 'en', viewport: { width: 1440, height: 900 } }, { locale: 'he', viewport: { width: 390, height: 844 } }] as const satisfies { locale: Locale; viewport: object }[]) {
  test(`somebody writes by our form, an agent has it at once with the reason, calls back, and makes a deal of it (${locale})`, async ({ petra, join, anotherBrowser }) => {
    const say = messagesIn(locale);
    const form = await petra.add('leadForms', { title: 'Our page', language: locale, asks: ['interest', 'message'], source: 'Own page' });
    const home = await petra.add('properties', { unparsedAddress: '14 Elm St', standardStatus: 'Active' });
    const dana = await join({ name: 'Dana Agent', role: 'agent' });
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
    await stranger.getByLabel(say['leads.form.name']!).fill(locale === 'he' ? 'רות לוי' : 'Ruth Levi');
    await stranger.getByLabel(say['leads.form.phone']!).fill('206 555 0142');
    await stranger.getByLabel(say['leads.form.interest']!).selectOption('buy');
    await stranger.getByLabel(say['leads.form.message']!).fill('Is it still for sale?');
    await stranger.getByRole('button', { name: say['leads.form.send']! }).click();
    await expect(stranger.getByRole('status')).toHaveText(say['leads.form.thanks']!);

    const main = dana.page.getByRole('main');
    await main.getByText(locale === 'he' ? 'רות לוי' : 'Ruth Levi').first().click();
    await expect(main.getByRole('heading', { level: 1 })).toHaveText(locale === 'he' ? 'רות לוי' : 'Ruth Levi');
    await expect(main.getByText(say['leads.because.theirListing']!).or(main.getByText(/\d/).first()).first()).toBeVisible();
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
    await expect(main.getByText(say['leads.status.contacted']!).first()).toBeVisible();
  });
}
