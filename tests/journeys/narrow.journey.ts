import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

const elm = '14 Elm St';
const long = '12345 Northwest Martin Luther King Junior Memorial Boulevard Southbound Extension';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a list cuts a long name, and says of each home where it stands', async ({ petra: { page }, petra }) => {
    await petra.add('properties', { unparsedAddress: long, listPrice: { amount: 48_000_000, currency: 'USD' } });
    await visit(page, '/properties');
    const row = page.getByRole('row', { name: '12345' });
    const [name, price] = await Promise.all([row.getByText(long).boundingBox(), row.getByText('$480,000').boundingBox()]);
    expect(name!.x + name!.width).toBeLessThanOrEqual(price!.x);
    await expect(row.getByText('On the market').filter({ visible: true })).toHaveCount(1);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect(row.getByText('On the market').filter({ visible: true })).toHaveCount(1);
  });

  for (const locale of ['en', 'he', 'el']) {
    test(`a list says of each home how large it is (${locale})`, async ({ petra: { page }, petra }) => {
      await petra.run('members.changePreferences', { locale });
      await petra.add('properties', { unparsedAddress: elm, listPrice: { amount: 48_000_000, currency: 'USD' }, propertySubType: 'Single Family Residence', bedroomsTotal: 4, bathroomsTotal: 2.5, livingArea: 187, waterfrontYN: true });
      await page.goto('/properties');
      const under = page.getByRole('row', { name: elm }).locator('.under');
      await expect(under).toContainText('4');
      expect(await under.evaluate((words) => words.scrollWidth <= words.clientWidth && words.scrollHeight <= words.clientHeight)).toBe(true);
    });
  }

  test('the strip of settings shows the page that one is on', async ({ petra: { page } }) => {
    await visit(page, '/settings/pipeline');
    await expect(page.getByRole('navigation', { name: 'Settings' }).locator('[aria-current]').last()).toBeInViewport({ ratio: 1 });
  });

  test('what was begun about the agency outlives leaving its page and a reload', async ({ petra: { page } }) => {
    await visit(page, '/settings/agency');
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Harbour & Sons');
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Appearance' }).click();
    await expect(name).toHaveCount(0);
    await visit(page, '/settings/agency');
    await expect(name).toHaveValue('Harbour & Sons');
    await page.reload();
    await expect(name).toHaveValue('Harbour & Sons');
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(name).not.toHaveValue('Harbour & Sons');
  });

  test('the address of tasks leads to one’s own', async ({ petra: { page } }) => {
    await visit(page, '/tasks');
    await expect(page.getByRole('textbox', { name: 'What is to be done?' })).toBeVisible();
  });

  test('what was done can be undone without lying over the buttons of a form that is opened next', async ({ petra: { page }, petra }) => {
    const { id } = await petra.add('contacts', { firstName: 'Ruth' });
    await visit(page, `/contacts/${id}`);
    await page.getByRole('main').getByRole('button', { name: 'Note' }).first().click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Called.');
    await page.getByRole('button', { name: 'Save note' }).click();
    const toast = page.getByRole('log').getByRole('button', { name: 'Undo' });
    await expect(toast).toBeVisible();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Contact' }).click();
    await page.getByRole('textbox', { name: 'First name' }).fill('Dana');
    const create = page.getByRole('button', { name: 'Create' });
    const { x, y, width, height } = (await create.boundingBox())!;
    await expect(toast).toBeVisible();
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(page.getByRole('main').getByRole('heading', { level: 1, name: 'Dana' })).toBeVisible();
    await visit(page, `/contacts/${id}`);
    await expect(page.getByText('Called.').first()).toBeVisible();
  });

  test('a form that was begun opens at its top again', async ({ petra: { page } }) => {
    await visit(page, '/contacts/new');
    await page.getByRole('textbox', { name: 'First name' }).fill('Dana');
    await page.getByRole('main').evaluate((main) => main.scrollTo(0, 380));
    await page.getByRole('link', { name: 'Back' }).click();
    // Whoever asks for it before it is left stays on it.
    await expect(page.getByRole('textbox', { name: 'First name' })).toBeHidden();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Contact' }).click();
    await expect(page.getByText('What you had begun to write is here again.')).toBeInViewport();
  });
});
