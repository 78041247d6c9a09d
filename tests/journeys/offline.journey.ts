import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

test.use({ provokes: [/ERR_INTERNET_DISCONNECTED/] });

test('without a network one is told so, and what was asked for comes by itself with the network', async ({ petra: { page }, petra }) => {
  await petra.add('deals', { title: 'Dana wants it' });
  await visit(page, '/contacts');
  const state = page.getByRole('contentinfo').getByRole('status');
  await expect(state).toHaveText('Live');
  await page.context().setOffline(true);
  await expect(state).toHaveText('Offline');
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Deals' }).click();
  await expect(page.getByRole('heading', { name: 'Gable can\'t be reached' })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole('main').getByText('Dana wants it')).toBeVisible();
  await expect(state).toHaveText('Live');
});
