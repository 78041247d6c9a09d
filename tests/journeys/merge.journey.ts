import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

test('somebody who is there twice is made one, field by field, and parted again by one press', async ({ petra }) => {
  const { page } = petra;
  const miriam = await petra.add('contacts', { firstName: 'Miriam', lastName: 'Adler', phones: ['206-555-0199'] });
  const miri = await petra.add('contacts', { firstName: 'Miri', lastName: 'Adler', phones: ['206-555-0199', '206-555-0200'], emails: ['miri@adler.test'] });
  await petra.add('deals', { title: 'Adler wants the lake', people: [{ id: miri.id, role: 'buyer' }] });
  await visit(page, `/contacts/${miriam.id}`);
  await page.getByRole('main').getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('menuitem', { name: 'Merge with…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'The same as' }).fill('miri');
  await page.getByRole('option', { name: /Miri Adler/ }).click();
  await expect(dialog.getByRole('radio', { name: 'First name: Miriam Adler' })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: 'Email addresses: Miri Adler' })).toBeChecked();
  await expect(dialog.getByRole('row', { name: /^Phones/ }).getByRole('checkbox', { name: 'both' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'First name: Miri Adler' }).check();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Miri Adler' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /206-555-0200/ })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /Adler wants the lake/ })).toBeVisible();

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Miriam Adler' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: /Adler wants the lake/ })).toBeHidden();
});
