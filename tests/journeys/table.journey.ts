import type { Locator, Page } from '@playwright/test';
import { expect, test } from './gable.ts';
import type { Person } from './people.ts';
import { visit } from './visit.ts';

const heading = (page: Page, name: string): Locator => page.getByRole('columnheader', { name });
const cells = (page: Page, field: string): Locator => page.locator(`tbody td[data-field="${field}"]`);

async function chooseFrom(page: Page, { column, entry }: { column: string; entry: string }): Promise<void> {
  await heading(page, column).hover();
  await heading(page, column).getByRole('button', { name: `What to do with ${column}` }).click();
  await page.getByRole('menuitem', { name: entry }).or(page.getByRole('menuitemradio', { name: entry })).click();
}

async function addHomes(petra: Person): Promise<void> {
  for (const [street, city, price] of [['Elm', 'Seattle', 48], ['Oak', 'Tacoma', 52], ['Pine', 'Seattle', 61]] as const) {
    await petra.add('properties', { unparsedAddress: `14 ${street} St`, city, bedroomsTotal: 3, listPrice: { amount: price * 1_000_000, currency: 'USD' } });
  }
}

test('columns are chosen, moved, made wider and pinned, and stay so in another browser', async ({ petra, anotherBrowser, gable }) => {
  const { page } = petra;
  await addHomes(petra);
  await visit(page, '/properties');
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  await dialog.getByRole('searchbox').fill('bedr');
  await dialog.getByRole('checkbox', { name: 'Bedrooms', exact: true }).check();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(cells(page, 'bedroomsTotal').first()).toHaveText('3');
  await chooseFrom(page, { column: 'Agent', entry: 'Hide the column' });
  await expect(heading(page, 'Agent')).toHaveCount(0);

  await heading(page, 'Bedrooms').getByRole('button', { name: 'Bedrooms', exact: true }).focus();
  for (let times = 0; times < 3; times++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.getByRole('columnheader').nth(2)).toHaveText(/Bedrooms/);
  const before = (await heading(page, 'Bedrooms').boundingBox())!;
  await page.mouse.move(before.x + before.width - 3, before.y + 10);
  await page.mouse.down();
  await page.mouse.move(before.x + before.width + 57, before.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await heading(page, 'Bedrooms').boundingBox())!.width - before.width)).toBe(60);
  await heading(page, 'Status').dragTo(heading(page, 'Bedrooms'));
  await expect(page.getByRole('columnheader').nth(2)).toHaveText(/Status/);
  await chooseFrom(page, { column: 'Status', entry: 'Keep in sight up to here' });
  await page.setViewportSize({ width: 1000, height: 700 });
  const place = async () => Math.round((await heading(page, 'Status').boundingBox())!.x);
  const standing = await place();
  await page.locator('.list').evaluate((list) => list.scrollTo(300, 0));
  expect(await place()).toBe(standing);

  const other = await anotherBrowser();
  await other.context().addCookies(await page.context().cookies(gable.address));
  await visit(other, '/properties');
  await expect(other.getByRole('columnheader').nth(2)).toHaveText(/Status/);
  await expect(other.getByRole('columnheader').nth(3)).toHaveText(/Bedrooms/);
});

test('shift adds to what the list is sorted by, and figures say in which order', async ({ petra }) => {
  const { page } = petra;
  await addHomes(petra);
  await visit(page, '/properties');
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: 'City', exact: true }).check();
  await page.keyboard.press('Escape');
  await heading(page, 'City').getByRole('button', { name: 'City', exact: true }).click();
  await heading(page, 'Asking price').getByRole('button', { name: 'Asking price', exact: true }).click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/sort=city%2C-listPrice/);
  await expect(cells(page, 'title')).toHaveText([/Pine/, /Elm/, /Oak/]);
  await expect(heading(page, 'Asking price').getByRole('button', { name: 'Asking price 2' })).toBeVisible();
  await chooseFrom(page, { column: 'City', entry: 'Filter by this' });
  const panel = page.getByRole('dialog', { name: 'Filter by this' });
  await panel.getByRole('textbox').fill('Tacoma');
  await panel.getByRole('button', { name: 'Apply' }).click();
  await expect(cells(page, 'title')).toHaveText([/Oak/]);
});

test('a long list is gone through from end to end with few rows drawn, by keyboard too', async ({ petra }) => {
  const { page } = petra;
  await Promise.all(Array.from({ length: 320 }, (_, at) => petra.add('contacts', { firstName: 'Ruth', lastName: String(at).padStart(3, '0') })));
  await visit(page, '/contacts?sort=title');
  const drawn = page.locator('tbody tr[data-row]');
  await cells(page, 'title').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('tr[data-row="1"] td[data-cell="1"]')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(async () => {
    await page.keyboard.press('Control+End');
    await expect(page.getByRole('row', { name: /Ruth 319/ })).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await drawn.count()).toBeLessThanOrEqual(60);
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(page.getByRole('toolbar', { name: '3 selected' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await expect(cells(page, 'title').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Ruth 000' })).toBeVisible();
});

test('all that fit a filter are changed by one command, and brought back by one undo', async ({ petra }) => {
  const { page } = petra;
  await Promise.all(Array.from({ length: 130 }, (_, at) => petra.add('contacts', { firstName: 'Ruth', lastName: String(at).padStart(3, '0'), roles: ['buyer'] })));
  await petra.add('contacts', { firstName: 'Dana', lastName: 'Cohen', roles: ['seller'] });
  await visit(page, '/contacts?filter=roles:buyer&sort=title');
  await cells(page, 'title').first().focus();
  await page.keyboard.press('Control+a');
  const wanted = page.getByRole('button', { name: 'Select all 130 that fit' });
  if (await wanted.isVisible()) await wanted.click();
  await page.getByRole('toolbar').getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Change 130/ });
  await dialog.getByRole('combobox', { name: 'Which field' }).selectOption({ label: 'Language' });
  await dialog.getByRole('combobox', { name: 'The new value' }).selectOption('el');
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  const toast = page.getByRole('log').filter({ hasText: '130 records changed' });
  await expect(toast).toBeVisible();
  await visit(page, '/contacts?filter=preferredLanguage:el');
  await expect(page.getByRole('main').getByRole('heading', { name: 'Contacts' }).locator('..')).toContainText('130');
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Nothing fits')).toBeVisible();
});

test.describe('written in place', () => {
  test.use({ provokes: [/status of (412|422)/] });

  test('cells are written in by keyboard, one after the other, and what is refused comes back', async ({ petra, join }) => {
    const { page } = petra;
    await petra.run('members.changePreferences', { preferences: { tables: { properties: { columns: ['bedroomsTotal', 'city', 'listPrice', 'updatedAt'] } } } });
    await addHomes(petra);
    await visit(page, '/properties?sort=unparsedAddress');
    const cell = (row: number, field: string) => page.locator(`tr[data-row="${row}"] td[data-field="${field}"]`);
    await cell(0, 'bedroomsTotal').click();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Bedrooms' })).toBeFocused();
    await page.keyboard.type('5');
    await page.keyboard.press('Tab');
    await expect(cell(0, 'bedroomsTotal')).toHaveText('5');
    await page.keyboard.press('Escape');
    await expect(cell(0, 'city')).toBeFocused();
    await page.keyboard.press('F2');
    await page.keyboard.type('Kent');
    await page.keyboard.press('Enter');
    await expect(cell(1, 'city')).toBeFocused();
    await expect(cell(0, 'city')).toHaveText('Kent');
    await cell(1, 'bedroomsTotal').dblclick();
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('log')).toContainText(/number/i);
    await expect(cell(1, 'bedroomsTotal')).toHaveText('3');
    await page.reload();
    await expect(cell(0, 'city')).toHaveText('Kent');
    await expect(cell(0, 'bedroomsTotal')).toHaveText('5');

    const adam = await join({ name: 'Adam Agent' });
    await visit(adam.page, '/properties?sort=unparsedAddress');
    const price = adam.page.locator('tr[data-row="0"] td[data-field="listPrice"]');
    await price.dblclick();
    await expect(adam.page.getByRole('log')).toContainText('You can read it but not change it.');
    await expect(price).toBeFocused();
  });
});
