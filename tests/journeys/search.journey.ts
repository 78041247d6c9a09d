import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

test('one search finds people, notes and tasks, in any script and by the middle of a number, and opens them', async ({ petra }) => {
  const { page } = petra;
  const dana = await petra.add('contacts', { firstName: 'Dana', lastName: 'Cohen', phones: ['206-433-0188'] });
  await petra.add('contacts', { firstName: 'שרה', lastName: 'כהן' });
  await petra.add('notes', { about: `contacts/${dana.id}`, text: 'Wants a quiet street near the zebrawood trees.' });
  await petra.add('tasks', { about: `contacts/${dana.id}`, title: 'Call about the zebrawood floor' });

  await visit(page, '/search');
  const search = page.getByRole('main').getByRole('searchbox');
  await search.fill('cohen');
  const people = page.getByRole('region', { name: 'Contacts' });
  await expect(people.getByRole('link')).toHaveCount(2);
  await expect(people.locator('mark')).toHaveText(['Cohen', 'כהן']);
  await expect(page).toHaveURL(/search\?q=cohen$/);

  await search.fill('433-01');
  await expect(people.getByRole('link', { name: /Dana Cohen/ })).toBeVisible();
  await expect(people.locator('mark')).toHaveText(['206-433-0188']);

  await search.fill('zebrawood');
  await expect(page.getByRole('region', { name: 'Notes' }).getByRole('link')).toContainText('quiet street');
  await search.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Dana Cohen' })).toBeVisible();

  await page.keyboard.press('Control+p');
  const palette = page.getByRole('dialog', { name: 'Search' });
  await palette.getByRole('combobox').fill('כהן');
  await expect(palette.getByRole('option')).toHaveCount(3);
  await page.getByRole('option', { name: /Everything found/ }).click();
  await expect(page).toHaveURL(/search\?q=/);
  await expect(people.getByRole('link')).toHaveCount(2);
});

test('in Hebrew the same words find the same, and what is met is marked from the right', async ({ petra }) => {
  const { page } = petra;
  await petra.add('contacts', { firstName: 'דנה', lastName: 'כהן' });
  await petra.run('members.changePreferences', { locale: 'he' });
  await visit(page, '/search?q=cohen', 'מחובר');
  await expect(page.getByRole('region', { name: 'אנשי קשר' }).locator('mark')).toHaveText(['כהן']);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
});
