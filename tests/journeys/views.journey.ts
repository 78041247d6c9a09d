import { expect, test } from './gable.ts';
import type { Person } from './people.ts';
import { visit } from './visit.ts';

async function addHomes(petra: Person): Promise<void> {
  for (const [street, city, price] of [['Elm', 'Seattle', 48], ['Oak', 'Tacoma', 52], ['Pine', 'Seattle', 61]] as const) {
    await petra.add('properties', { unparsedAddress: `14 ${street} St`, city, bedroomsTotal: 3, listPrice: { amount: price * 1_000_000, currency: 'USD' } });
  }
}

const titles = 'tbody td[data-field="title"]';

test('what one looks at is saved as a view, changed, shared with everybody and taken away again', async ({ petra, join }) => {
  const { page } = petra;
  await addHomes(petra);
  await visit(page, '/properties?filter=city:Seattle&sort=-listPrice');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Save view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as a new view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Around the sound');
  await dialog.getByRole('radio', { name: 'Everybody in the agency' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const strip = page.getByRole('navigation', { name: 'Views' });
  await expect(strip.getByRole('link', { name: 'Around the sound' })).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveURL(/view=[0-9a-z]{26}$/);
  await expect(page.locator(titles)).toHaveText([/Pine/, /Elm/]);

  const adam = await join({ name: 'Adam Agent' });
  await visit(adam.page, '/properties');
  await adam.page.getByRole('complementary').getByRole('link', { name: 'Around the sound' }).click();
  await expect(adam.page.locator(titles)).toHaveText([/Pine/, /Elm/]);

  await page.getByRole('button', { name: /^Remove the filter/ }).click();
  await expect(page.locator(titles)).toHaveCount(3);
  await expect(strip.getByText('Changed')).toBeVisible();
  await strip.getByRole('button', { name: 'Reset' }).click();
  await expect(page.locator(titles)).toHaveCount(2);
  await page.getByRole('columnheader', { name: 'Asking price' }).getByRole('button', { name: 'Asking price', exact: true }).click();
  await expect(strip.getByText('Changed')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('log')).toContainText('Saved: Around the sound');
  await expect(strip.getByText('Changed')).toHaveCount(0);
  await expect(page.locator(titles)).toHaveText([/Elm/, /Pine/]);
  // He has it open, and sees it as it is now.
  await expect(adam.page.locator(titles)).toHaveText([/Elm/, /Pine/]);

  await strip.getByRole('button', { name: 'What to do with this view' }).click();
  await page.getByRole('menuitem', { name: 'Begin with this view' }).click();
  await visit(page, '/properties');
  await expect(page.locator(titles)).toHaveText([/Elm/, /Pine/]);
  await strip.getByRole('link', { name: 'All' }).click();
  await expect(page.locator(titles)).toHaveCount(3);

  await page.keyboard.press('Control+p');
  await page.keyboard.type('sound');
  await page.getByRole('option', { name: /Around the sound/ }).click();
  await expect(page.locator(titles)).toHaveCount(2);
  await strip.getByRole('button', { name: 'What to do with this view' }).click();
  await page.getByRole('menuitem', { name: 'Delete the view' }).click();
  await expect(page.locator(titles)).toHaveCount(3);
  await expect(adam.page.getByText('This view is not there any more')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(strip.getByRole('link', { name: 'Around the sound' })).toBeVisible();
});

test('views are kept in Hebrew too, with a board by another choice', async ({ petra }) => {
  const { page } = petra;
  await addHomes(petra);
  await petra.run('members.changePreferences', { locale: 'he' });
  await petra.add('views', { title: 'לפי סוג', records: 'properties', layout: 'board', boardBy: 'propertyType' });
  await visit(page, '/properties', 'מחובר');
  await page.getByRole('navigation', { name: 'תצוגות' }).getByRole('link', { name: 'לפי סוג' }).click();
  await expect(page.locator('[data-value="Residential"] [data-card]')).toHaveCount(3);
});

test('a table is grouped, with sums in each group and under all, and gone through by keyboard', async ({ petra }) => {
  const { page } = petra;
  await addHomes(petra);
  await petra.add('properties', { unparsedAddress: '14 Rue St', listPrice: { amount: 100_000_00, currency: 'EUR' }, livingArea: 100 });
  await visit(page, '/properties?sort=-listPrice');
  await page.getByRole('button', { name: 'Group by' }).click();
  await page.getByRole('menuitemradio', { name: 'City', exact: true }).click();
  const heads = page.locator('tr.head');
  await expect(heads).toHaveText([/Seattle\s*2.*\$1\.09M/, /Tacoma\s*1.*\$520K/, /Not said\s*1.*€100K/]);
  await expect(page.locator(titles)).toHaveText([/Pine/, /Elm/, /Oak/, /Rue/]);
  await expect(page.locator('tfoot')).toContainText('$1.61M');
  await expect(page.locator('tfoot')).toContainText('€100K');
  await page.locator('tfoot').getByRole('button', { name: /^Asking price/ }).click();
  await page.getByRole('menuitemradio', { name: 'Average' }).click();
  await expect(page.locator('tfoot')).toContainText('$537K');
  await expect(heads.first()).toContainText('$545K');

  await heads.first().locator('[data-cell]').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(heads.first()).toHaveAttribute('aria-expanded', 'false');
  await expect(page.locator(titles)).toHaveText([/Oak/, /Rue/]);
  await page.keyboard.press('ArrowDown');
  await expect(heads.nth(1).locator('[data-cell]')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('tr', { hasText: 'Oak' }).locator('[data-cell="0"]')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('toolbar', { name: '1 selected' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.locator(titles)).toHaveCount(4);

  await petra.add('properties', { unparsedAddress: '15 Rue St', city: 'Kent' });
  await expect(heads).toHaveCount(4);
  await expect(heads.first()).toContainText('Kent');
});

test('days are grouped by their months, in Hebrew, on a phone', async ({ petra }) => {
  const { page } = petra;
  for (const [street, closeDate] of [['Elm', '2026-11-03'], ['Oak', '2026-11-30'], ['Pine', '2026-09-01']] as const) await petra.add('properties', { unparsedAddress: `14 ${street} St`, closeDate, standardStatus: 'Closed' });
  await petra.run('members.changePreferences', { locale: 'he' });
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, '/properties?group=closeDate', 'מחובר');
  await expect(page.locator('tr.head')).toHaveText([/נובמבר 2026\s*2/, /ספטמבר 2026\s*1/]);
  await expect(page.locator(titles)).toHaveCount(3);
  await page.locator('tr.head').first().locator('[data-cell]').click();
  await expect(page.locator(titles)).toHaveText([/Pine/]);
});
