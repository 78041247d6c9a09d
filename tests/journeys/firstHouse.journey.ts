import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { kingCountyLike } from '@gable/platform/imports/testing/kingCountyLike.ts';
import { cardIn, dragByMouse } from './board.ts';
import { expect, test } from './gable.ts';
import { password } from './people.ts';
import { isLive, visit } from './visit.ts';

const real = join(import.meta.dirname, '../../../shared/data/listings/king_county_sales.csv');
const sales = existsSync(real) ? readFileSync(real, 'utf8') : kingCountyLike(21_613);
const million = 1_000_000;
const pageOfList = 50;

/** Homes at the water with 4 bedrooms or more under a million, by their latest sale. */
function countOfWanted(): number {
  const [headings, ...rows] = sales.trim().split(/\r?\n/).map((line) => line.replaceAll('"', '').split(','));
  const homes = rows.map((row) => Object.fromEntries(headings!.map((heading, at) => [heading, row[at]!])));
  const latest = new Map(homes.toSorted((a, b) => a.date!.localeCompare(b.date!)).map((home) => [home.id, home]));
  return [...latest.values()].filter(({ waterfront, bedrooms, price }) => waterfront === '1' && Number(bedrooms) >= 4 && Number(price) < million).length;
}

const main = (page: Page) => page.getByRole('main');
const place = (page: Page, name: string) => page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name, exact: true });

async function setUp(page: Page, code: string): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Set up Gable' })).toBeVisible();
  await page.getByLabel('One-time code').fill(code);
  await page.getByLabel('Name of the agency').fill('Harbour Homes');
  await page.getByRole('link', { name: 'עברית' }).click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByLabel('Name of the agency')).toHaveValue('Harbour Homes');
  await page.getByLabel('Country').selectOption({ label: 'United States' });
  await page.getByLabel('Your name').fill('Petra Principal');
  await page.getByLabel('E-mail').fill('petra@harbour.test');
  await page.getByLabel('Choose a password').fill(password);
  await page.getByRole('button', { name: 'Open the agency' }).click();
  await expect(page.getByRole('heading', { name: /^(Good .*|Hello), Petra$/ })).toBeVisible();
  await isLive(page);
}

async function bringTheBook(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Bring your book/ }).click();
  await expect(main(page).getByRole('heading', { level: 1, name: 'Import properties' })).toBeVisible();
  await isLive(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choose a file/ }).click();
  await (await chooser).setFiles({ name: 'king_county_sales.csv', mimeType: 'text/csv', buffer: Buffer.from(sales) });
  await page.getByRole('radio', { name: 'As homes for sale at that price' }).check({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Bring in 21,613 rows' }).click({ timeout: 60_000 });
  await expect(main(page).getByText(/\d added/)).toBeVisible({ timeout: 90_000 });
  await page.getByRole('main').getByText('Show properties').click();
}

async function filterBy(page: Page, { field, bound, value }: { field: string; bound: 'At least' | 'Under'; value: number }): Promise<void> {
  await main(page).getByRole('button', { name: 'Filter', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Filter' });
  await panel.getByRole('option', { name: field, exact: true }).click();
  await panel.getByRole('combobox', { name: bound }).selectOption(bound);
  await panel.getByRole('textbox', { name: bound }).fill(String(value));
  await panel.getByRole('button', { name: 'Apply' }).click();
  await expect(main(page).getByRole('button', { name: new RegExp(`^${field} .*${value.toLocaleString('en')}`) })).toBeVisible();
}

test.use({ provokes: [/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/] });

test('an agency sells its first house', async ({ gable, page, anotherBrowser }) => {
  test.setTimeout(400_000);
  await setUp(page, gable.code);
  await bringTheBook(page);

  await page.getByRole('complementary', { name: 'Properties' }).getByRole('link', { name: 'Waterfront' }).click();
  await expect(page.getByRole('button', { name: 'Waterfront: Yes', exact: true })).toBeVisible();
  await filterBy(page, { field: 'Bedrooms', bound: 'At least', value: 4 });
  await filterBy(page, { field: 'Asking price', bound: 'Under', value: million });
  const homes = page.getByRole('grid', { name: 'Properties' }).getByRole('row').filter({ has: page.getByRole('link') });
  await expect(main(page).getByRole('heading', { name: 'Properties' }).locator('..')).toContainText(`Properties ${countOfWanted()}`);
  await expect(homes).toHaveCount(Math.min(countOfWanted(), pageOfList));

  await homes.first().getByRole('link').click();
  const heading = main(page).getByRole('heading', { level: 1 });
  await expect(heading).not.toHaveText('Properties');
  const home = (await heading.innerText()).replace(/[\u2066-\u2069]/g, '');
  const homeAddress = new URL(page.url()).pathname;
  await expect(page.getByRole('tab', { name: home, selected: true })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Properties', exact: true })).toBeVisible();

  const mandate = page.getByRole('region', { name: 'Sellers and mandate' });
  await mandate.getByRole('button', { name: '+ Sellers' }).click();
  await mandate.getByRole('combobox').fill('Ruth Levi');
  await page.getByRole('option', { name: 'Add “Ruth Levi”' }).click();
  const seller = page.getByRole('dialog', { name: 'New contact' });
  await expect(seller.getByLabel('Last name')).toHaveValue('Levi');
  await seller.getByRole('button', { name: 'Create' }).click();
  await mandate.getByRole('button', { name: 'Save' }).click();
  await expect(mandate.getByRole('link', { name: /Ruth Levi/ })).toBeVisible();

  await page.getByRole('button', { name: 'Add a mandate' }).click();
  const terms = page.getByRole('dialog');
  await terms.getByLabel('Mandate', { exact: true }).selectOption({ label: 'Exclusive, to sell' });
  await terms.getByLabel('Mandate from').fill('2026-11-01');
  await terms.getByLabel('Mandate until').fill('2027-04-30');
  await terms.getByLabel('Fee', { exact: true }).fill('2.5');
  await terms.getByRole('button', { name: 'Save' }).click();
  await expect(main(page).getByRole('heading', { name: 'Exclusive, to sell' })).toBeVisible();

  await place(page, 'Contacts').click();
  await main(page).getByRole('link', { name: 'New contact' }).first().click();
  await page.getByLabel('First name').fill('Dana');
  await page.getByLabel('Last name').fill('Buyer');
  await page.getByRole('group', { name: 'Roles' }).getByText('Buyer', { exact: true }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(heading).toHaveText(/Dana Buyer/);

  await visit(page, homeAddress);
  await page.getByRole('complementary').getByRole('link', { name: 'New deal' }).click();
  await page.getByRole('combobox', { name: 'People' }).fill('Dana');
  await page.getByRole('option', { name: /Dana Buyer/ }).click();
  await page.getByLabel('Value').fill('845000');
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(heading).toHaveText(/Dana Buyer/);

  await place(page, 'Deals').click();
  await dragByMouse(page, cardIn(page, 'Inquiry', 'Dana Buyer'), 'Proposal');
  await expect(page.getByRole('log')).toContainText('Moved to Proposal');
  await dragByMouse(page, cardIn(page, 'Proposal', 'Dana Buyer'), 'Won');
  await expect(page.getByRole('log')).toContainText('Moved to Won');


  const notice = page.getByRole('log');
  await page.keyboard.press('Control+z');
  await expect(cardIn(page, 'Proposal', 'Dana Buyer')).toBeVisible();
  await notice.getByText('Undone: Moved to Won').locator('..').getByRole('button', { name: 'Redo' }).click();
  await expect(cardIn(page, 'Won', 'Dana Buyer')).toBeVisible();
  await notice.getByText('Done again: Moved to Won').locator('..').getByRole('button', { name: 'Undo' }).click();
  await expect(cardIn(page, 'Proposal', 'Dana Buyer')).toBeVisible();
  await place(page, 'Properties').click();
  await page.getByRole('region', { name: 'Recent' }).getByRole('link', { name: home, exact: true }).click();
  await expect(page.getByRole('region', { name: 'What is offered' })).toContainText('On the market');

  await place(page, 'Deals').click();
  await page.keyboard.press('Control+Shift+z');
  await expect(cardIn(page, 'Won', 'Dana Buyer')).toBeVisible();
  await expectHome(page, homeAddress, 'Sold');
  await expect(page.getByRole('region', { name: 'Prices and dates' })).toContainText('$845,000');
  const story = page.getByRole('region', { name: 'What happened' });
  for (const words of ['On the market', 'Sold', 'Exclusive, to sell', 'Ruth Levi']) await expect(story).toContainText(words);

  await gable.kill();
  await expect(page.getByRole('status')).toHaveText('Offline');
  await gable.start();
  await expect(page.getByRole('status')).toHaveText('Live', { timeout: 60_000 });

  const phone = await anotherBrowser();
  await phone.goto('/');
  await phone.getByLabel('E-mail').fill('petra@harbour.test');
  await phone.getByLabel('Password', { exact: true }).fill(password);
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await expect(phone.getByRole('heading', { name: /^(Good .*|Hello), Petra$/ })).toBeVisible();
  await expectHome(phone, homeAddress, 'Sold');
  await expect(main(phone).getByRole('heading', { name: 'Exclusive, to sell' })).toBeVisible();
  await phone.getByRole('link', { name: /Ruth Levi/ }).first().click();
  await expect(main(phone).getByRole('heading', { level: 1, name: /Ruth Levi/ })).toBeVisible();
  await expect(phone.getByRole('complementary').getByRole('link', { name: new RegExp(home.replace(' · ', '.*')) })).toBeVisible();
  await place(phone, 'Deals').click();
  await expect(cardIn(phone, 'Won', 'Dana Buyer')).toBeVisible();
});

async function expectHome(page: Page, address: string, status: string): Promise<void> {
  await visit(page, address);
  await expect(page.getByRole('region', { name: 'What is offered' })).toContainText(status);
}
