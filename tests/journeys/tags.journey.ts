import type { Page } from '@playwright/test';
import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

const read = (page: Page, path: string): Promise<any> => page.evaluate(async (one) => (await (await fetch(`/api/v1/${one}`)).json()).data, path);
const titles = 'tbody td[data-field="title"]';

test('somebody is tagged, the others are filtered by that, and three get a tag at once that one undo takes back', async ({ petra }) => {
  const { page } = petra;
  const people = await Promise.all(['Ann', 'Ben', 'Cleo', 'Dina'].map((firstName, at) => petra.add('contacts', { firstName, lastName: 'Stone', ...(at === 2 && { tags: ['Cold'] }) })));
  await visit(page, `/contacts/${people[3]!.id}`);
  await page.getByRole('button', { name: 'Tags' }).click();
  const editor = page.getByRole('combobox', { name: 'Tags' });
  await editor.pressSequentially('co');
  await expect(page.getByRole('option', { name: 'Cold 1' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await editor.pressSequentially('first home,');
  await expect(page.getByRole('button', { name: 'Remove first home' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(editor).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('first home');
  expect(await read(page, `contacts/${people[3]!.id}`)).toMatchObject({ tags: ['Cold', 'first home'] });

  await visit(page, '/contacts?sort=title');
  await page.getByRole('button', { name: 'Write the filter' }).click();
  await page.getByRole('combobox', { name: 'Write the filter' }).fill('-tag:cold');
  await page.keyboard.press('Enter');
  await expect(page.locator(titles)).toHaveText([/Ann/, /Ben/]);
  await expect(page.getByRole('button', { name: 'Tags: not cold', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/filter=-tags%3Acold/);
  await page.getByRole('button', { name: 'Remove the filter Tags: not cold' }).click();
  await expect(page.locator(titles)).toHaveCount(4);

  await page.locator(titles).first().focus();
  for (let times = 0; times < 2; times++) await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('toolbar', { name: '3 selected' }).getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Change 3/ });
  await dialog.getByRole('combobox', { name: 'Which field' }).selectOption({ label: 'Tags' });
  await expect(dialog.getByRole('combobox', { name: 'What to do' })).toHaveValue('adds');
  await dialog.getByRole('combobox', { name: 'To be added' }).fill('spring fair');
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await expect(page.getByRole('log')).toContainText('3 records changed');
  const tagsOf = () => Promise.all(people.map(async ({ id }) => (await read(page, `contacts/${id}`)).tags));
  expect(await tagsOf()).toEqual([['spring fair'], ['spring fair'], ['Cold', 'spring fair'], ['Cold', 'first home']]);
  await page.keyboard.press('Control+z');
  await expect.poll(tagsOf).toEqual([null, null, ['Cold'], ['Cold', 'first home']]);
});
