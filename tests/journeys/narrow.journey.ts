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
});
