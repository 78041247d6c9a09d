import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

const root = join(import.meta.dirname, '../..');
const rentals = join(root, 'tests/extensions/rentals');

/** As somebody types it beside the running server. */
async function gableVerb(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/gable.ts', ...args], { cwd: root, env: { ...process.env, GABLE_DATA: folder } });
  return stdout;
}

test('an extension that comes while everybody works is there at once, goes at once, and keeps what it knew', async ({ gable, petra, join: hire }) => {
  const { page } = petra;
  const home = await petra.add('properties', { unparsedAddress: '14 Elm St' });
  const dana = await petra.add('contacts', { firstName: 'Dana', lastName: 'Cohen' });
  const yael = await hire({ name: 'Yael Levi', role: 'principal', locale: 'he' });
  await visit(page, '/');
  await visit(yael.page, '/', 'מחובר');
  const sections = page.getByRole('navigation', { name: 'Sections' });
  await expect(sections.getByRole('link', { name: 'Properties' })).toBeVisible();

  expect(await gableVerb(gable.folder, 'extension', 'install', rentals)).toBe('rentals 1.0.0 is installed.\n');
  await expect(sections.getByRole('link', { name: 'Rentals' })).toBeVisible();
  await expect(yael.page.getByRole('link', { name: 'השכרות' }).first()).toBeVisible();

  await sections.getByRole('link', { name: 'Rentals' }).click();
  await page.getByRole('main').getByRole('link', { name: 'New lease' }).first().click();
  await page.getByLabel('Contract number').fill('2026-17');
  await page.getByLabel('Monthly rent').fill('2100');
  await page.getByRole('combobox', { name: 'Home' }).fill('Elm');
  await page.getByRole('option', { name: /14 Elm St/ }).click();
  await page.getByRole('combobox', { name: 'Tenants' }).fill('Dana');
  await page.getByRole('option', { name: /Dana Cohen/ }).first().click();
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { name: '2026-17' })).toBeVisible();

  await page.getByRole('main').getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('menuitem', { name: 'Hand over the keys' }).click();
  await expect(page.getByRole('main')).toContainText('Running');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('region', { name: 'Lease', exact: true })).toContainText('Draft');
  await page.keyboard.press('Control+Alt+h');
  await expect(page.getByRole('region', { name: 'Lease', exact: true })).toContainText('Running');

  await visit(page, `/properties/${home.id}`);
  await expect(page.getByRole('region', { name: 'Leases' })).toContainText('2026-17');
  await petra.run('properties.change', { id: home.id, seaDistance: 120, heating: 'Solar' });
  await expect(page.getByRole('region', { name: 'Rentals' })).toContainText('Solar');
  await visit(page, '/properties?filter=seaDistance<200');
  await expect(page.getByRole('row', { name: /14 Elm St/ })).toBeVisible();
  await visit(page, `/contacts/${dana.id}`);
  await expect(page.getByRole('region', { name: 'Leases' })).toContainText('2026-17');

  await visit(yael.page, '/leases', 'מחובר');
  await expect(yael.page.getByRole('row', { name: /2026-17/ })).toContainText('בתוקף');
  await gableVerb(gable.folder, 'extension', 'disable', 'rentals');
  await expect(page.getByRole('region', { name: 'Leases' })).toHaveCount(0);
  await expect(sections.getByRole('link', { name: 'Rentals' })).toHaveCount(0);
  await expect(page.getByRole('tab', { name: /2026-17|Leases/ })).toHaveCount(0);
  await expect(yael.page).not.toHaveURL(/leases/);

  await gableVerb(gable.folder, 'extension', 'enable', 'rentals');
  await expect(page.getByRole('region', { name: 'Leases' })).toContainText('2026-17');
  await yael.page.getByRole('link', { name: 'השכרות' }).first().click();
  await expect(yael.page.getByRole('row', { name: /2026-17/ })).toBeVisible();
});
