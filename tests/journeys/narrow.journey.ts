import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

const long = '12345 Northwest Martin Luther King Junior Memorial Boulevard Southbound Extension';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a list cuts a long name, and says of each home where it stands', async ({ petra: { page }, petra }) => {
    await petra.add('properties', { unparsedAddress: long, listPrice: { amount: 48_000_000, currency: 'USD' } });
    await visit(page, '/properties');
    const row = page.getByRole('row', { name: '12345' });
    const [name, price] = await Promise.all([row.getByText(long).boundingBox(), row.getByText('$480,000').boundingBox()]);
    expect(name!.x + name!.width).toBeLessThanOrEqual(price!.x);
    await expect(row.getByText('For sale').filter({ visible: true })).toHaveCount(1);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect(row.getByText('For sale').filter({ visible: true })).toHaveCount(1);
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
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Contact' }).click();
    await expect(page.getByText('What you had begun to write is here again.')).toBeInViewport();
  });
});
