import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

test('a list of choices of our own is made by the keyboard, is there for everybody, and is changed without losing a value', async ({ petra, join: hire }) => {
  const { page } = petra;
  const home = await petra.add('properties', { unparsedAddress: '14 Elm St' });
  const yael = await hire({ name: 'Yael Levi', role: 'principal', locale: 'he' });
  await visit(yael.page, `/properties/${home.id}`, 'מחובר');

  await visit(page, '/settings/fields?kind=properties');
  await page.getByRole('button', { name: 'Add a field' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What it is called').fill('View');
  await dialog.getByLabel('What it holds').selectOption('choice');
  await dialog.getByLabel('Choice 1').fill('Hills');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Choice 2')).toBeFocused();
  await page.keyboard.type('Sea');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(dialog.getByLabel('Choice 1')).toHaveValue('Sea');
  await expect(dialog.getByLabel('Choice 1')).toBeFocused();
  await dialog.getByRole('button', { name: 'Add a field' }).click();
  await expect(dialog).toHaveCount(0);

  const own = yael.page.getByRole('region', { name: 'שדות משלנו' });
  await yael.page.getByRole('button', { name: 'View' }).click();
  await expect(own.getByRole('combobox', { name: 'View' }).getByRole('option')).toHaveText([/./, 'Sea', 'Hills']);
  await own.getByRole('combobox', { name: 'View' }).selectOption('Sea');
  await yael.page.keyboard.press('Enter');
  await expect(own.getByRole('button', { name: 'View' })).toBeVisible();
  await expect(own).toContainText('Sea');

  await page.getByRole('button', { name: 'More for View', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Choices' }).click();
  await dialog.getByLabel('Choice 1').fill('Open sea');
  await dialog.getByRole('button', { name: 'Stop offering Open sea' }).click();
  await dialog.getByRole('button', { name: 'Add a choice' }).click();
  await page.keyboard.type('Park');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(own).toContainText('Open sea');

  await visit(page, '/properties?filter=view:Sea');
  await expect(page.getByRole('row', { name: /14 Elm St/ })).toBeVisible();
  await visit(page, '/properties/new');
  await page.getByRole('button', { name: 'More fields' }).click();
  await expect(page.getByRole('combobox', { name: 'View' }).getByRole('option')).toHaveText([/./, 'Hills', 'Park']);
});
