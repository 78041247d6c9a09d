import type { Page } from '@playwright/test';
import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

const say = messagesIn('en');
const cell = (page: Page, day: string) => page.locator(`[data-date="${day}"]`).first();
const monthOf = (day: number): string => `${new Date().toISOString().slice(0, 8)}${String(day).padStart(2, '0')}`;

test('records stand on their days, and are carried to others by pointer and by keyboard, and back', async ({ petra }) => {
  const { page } = petra;
  const home = await petra.add('properties', { unparsedAddress: '14 Elm St', availabilityDate: monthOf(10) });
  await visit(page, '/properties');
  await page.getByRole('radio', { name: 'Calendar' }).check({ force: true });
  await page.getByRole('button', { name: /^Days by/ }).click();
  await page.getByRole('menuitemradio', { name: 'Free from' }).click();
  await expect(page).toHaveURL(/view=calendar&on=availabilityDate/);
  const event = page.locator(`[data-record="${home.id}"]`);
  await expect(cell(page, monthOf(10)).locator(event)).toBeVisible();

  await event.dragTo(cell(page, monthOf(12)));
  await expect(cell(page, monthOf(12)).locator(event)).toBeVisible();
  await expect(page.getByRole('log')).toContainText('14 Elm St');
  await page.keyboard.press('Control+z');
  await expect(cell(page, monthOf(10)).locator(event)).toBeVisible();
  await event.focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(cell(page, monthOf(17)).locator(event)).toBeVisible();

  await cell(page, monthOf(20)).click();
  await expect(page).toHaveURL(new RegExp(`/properties/new\\?availabilityDate=${monthOf(20)}`));
  await page.goBack();
  await event.click();
  await expect(page.getByRole('heading', { level: 1, name: '14 Elm St' })).toBeVisible();
});

test('a calendar is turned where it was, after it was read anew and after coming back', async ({ petra }) => {
  const { page } = petra;
  await petra.add('deals', { title: 'Ruth buys', nextStepAt: `${monthOf(15)}T19:00:00Z` });
  await visit(page, '/deals?view=calendar&on=nextStepAt');
  const heading = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(heading).not.toBeEmpty();
  const now = await heading.textContent();
  await page.getByRole('button', { name: say['calendar.on.month']! }).click();
  await expect(heading).not.toHaveText(now!);
  await expect(page).toHaveURL(/day=\d{4}-\d\d-\d\d/);
  const next = await heading.textContent();
  await page.reload();
  await expect(heading).toHaveText(next!);
  await page.getByRole('link', { name: 'Contacts', exact: true }).first().click();
  await expect(page).toHaveURL(/\/contacts/);
  await page.goBack();
  await expect(heading).toHaveText(next!);
  await page.getByRole('button', { name: say['calendar.today']!, exact: true }).click();
  await expect(heading).toHaveText(now!);
});

test('a calendar is kept as a view, and read in Hebrew and Persian', async ({ petra }) => {
  const { page } = petra;
  const deal = await petra.add('deals', { title: 'רות קונה', nextStepAt: `${monthOf(15)}T19:00:00Z` });
  await petra.run('members.changePreferences', { locale: 'he' });
  const view = await petra.add('views', { title: 'הצעדים הבאים', records: 'deals', layout: 'calendar', dateBy: 'nextStepAt' });
  await visit(page, `/deals?view=${view.id}`, 'מחובר');
  await expect(cell(page, monthOf(15)).locator(`[data-record="${deal.id}"]`)).toContainText('רות קונה');
  await page.getByText('שבוע', { exact: true }).click();
  await page.getByText('רשימה', { exact: true }).click();
  await expect(page.locator(`[data-record="${deal.id}"]`)).toBeVisible();
  await petra.run('members.changePreferences', { locale: 'fa' });
  await visit(page, `/deals?view=${view.id}`, 'برخط');
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toContainText(new Intl.DateTimeFormat('fa', { year: 'numeric', timeZone: 'America/Los_Angeles' }).format(new Date()).replace(/\D*(\p{Nd}+).*/u, '$1'));
});
