import type { Page } from '@playwright/test';
import { expect, test } from './gable.ts';
import type { Person } from './people.ts';
import { visit } from './visit.ts';

const cards = (page: Page) => page.locator('[data-card]');

async function addHomes(petra: Person, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, at) => petra.add('properties', { unparsedAddress: `${at + 1} Elm St`, bedroomsTotal: 3, listPrice: { amount: (500 + at) * 100_000, currency: 'USD' } })));
}

test('homes are seen as pictures, gone through by arrows, and many of them chosen', async ({ petra }) => {
  const { page } = petra;
  await addHomes(petra, 90);
  await visit(page, '/properties?sort=listPrice');
  await page.getByRole('radio', { name: 'Gallery' }).check({ force: true });
  await expect(page).toHaveURL(/view=gallery/);
  await expect(cards(page).first()).toContainText('$500,000');
  await expect(cards(page).first()).toContainText('1 Elm St');
  await expect(cards(page).first()).toContainText('3 beds');
  expect(await cards(page).count()).toBeLessThan(60);
  const columns = await page.locator('.cards').evaluate((grid) => getComputedStyle(grid).gridTemplateColumns.split(' ').length);

  await cards(page).first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-index="1"]')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(`[data-index="${columns + 1}"]`)).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('toolbar', { name: '2 selected' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(async () => {
    await page.keyboard.press('Control+End');
    await expect(page.getByText('90 Elm St')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '1 Elm St' })).toBeVisible();
});

test('a gallery is a view too, in Hebrew from right to left, and kinds without pictures have none', async ({ petra }) => {
  const { page } = petra;
  await addHomes(petra, 3);
  await petra.run('members.changePreferences', { locale: 'he' });
  const view = await petra.add('views', { title: 'תמונות', records: 'properties', layout: 'gallery', sort: 'listPrice' });
  await visit(page, `/properties?view=${view.id}`, 'מחובר');
  await cards(page).first().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('[data-index="1"]')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.locator('[data-index="1"]')).toHaveAttribute('aria-selected', 'true');
  await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi' });
  await visit(page, '/contacts', 'מחובר');
  await expect(page.getByRole('radio', { name: 'יומן' })).toBeAttached();
  await expect(page.getByRole('radio', { name: 'גלריה' })).toHaveCount(0);
});
