import type { Page } from '@playwright/test';
import { expect, test } from './gable.ts';
import type { Person } from './people.ts';
import { visit } from './visit.ts';

test.use({ provokes: [/status of 412/] });

const others = (page: Page) => page.getByRole('list', { name: 'Also here' });

async function editAll({ page }: Person) {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Edit everything' }).click();
  return page.getByRole('dialog');
}

test('two on one record see each other, and what both write in a field at once is theirs to choose', async ({ petra, join }) => {
  const ruth = await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi' });
  const dan = await join({ name: 'Dan Cohen', role: 'principal' });
  await visit(petra.page, `/contacts/${ruth.id}`);
  await expect(others(petra.page)).toHaveCount(0);
  await visit(dan.page, `/contacts/${ruth.id}`);
  await expect(others(petra.page).getByRole('img', { name: /Dan Cohen.* is looking at this/ })).toBeVisible();
  await expect(others(dan.page).getByRole('img', { name: /Petra Principal.* is looking at this/ })).toBeVisible();

  const hers = await editAll(petra);
  await expect(others(dan.page).getByRole('img', { name: /Petra Principal.* is writing here/ })).toBeVisible();
  const his = await editAll(dan);
  await expect(hers.getByText(/Dan Cohen.* is changing this too/)).toBeVisible();
  await expect(his.getByText(/Petra Principal.* is changing this too/)).toBeVisible();

  await his.getByLabel('First name').fill('Ruthie');
  await his.getByLabel('Last name').fill('Levy');
  await his.getByRole('button', { name: 'Save' }).click();
  await expect(his).toHaveCount(0);
  await expect(hers.getByText(/Dan Cohen.* is changing this too/)).toHaveCount(0);
  await hers.getByLabel('First name').fill('Rut');
  await hers.getByLabel('Last name').fill('Lev');
  await hers.getByRole('button', { name: 'Save' }).click();
  const asked = petra.page.getByRole('dialog', { name: 'Two of you changed this at once' });
  await asked.getByRole('radiogroup', { name: 'First name' }).getByRole('radio').last().check();
  await asked.getByRole('button', { name: 'Save' }).click();
  await expect(petra.page.getByRole('dialog')).toHaveCount(0);
  for (const { page } of [petra, dan]) await expect(page.getByRole('heading', { level: 1 })).toContainText('Rut Levy');

  await visit(dan.page, '/contacts');
  await expect(others(petra.page)).toHaveCount(0);
});

test('a value that is changed where it stands, on a page or in a table, is theirs to choose as well', async ({ petra, join }) => {
  const ruth = await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi', company: 'Books' });
  const dan = await join({ name: 'Dan Cohen', role: 'principal' });
  await visit(petra.page, `/contacts/${ruth.id}`);
  await petra.page.getByRole('button', { name: 'Change: Company' }).click();
  await visit(dan.page, `/contacts/${ruth.id}`);
  await expect(others(dan.page).getByRole('img', { name: /Petra Principal.* is writing here/ })).toBeVisible();
  await dan.run('contacts.change', { id: ruth.id, company: 'Harbour Books' });
  await petra.page.getByRole('textbox', { name: 'Company' }).fill('Old Books');
  await petra.page.getByRole('textbox', { name: 'Company' }).press('Enter');
  const asked = petra.page.getByRole('dialog', { name: 'Two of you changed this at once' });
  await expect(asked.getByRole('radiogroup', { name: 'Company' })).toContainText(/Dan Cohen.*Harbour Books.*Mine.*Old Books/s);
  await asked.getByRole('radio').last().check();
  await asked.getByRole('button', { name: 'Save' }).click();
  await expect(dan.page.getByText('Old Books').first()).toBeVisible();

  await petra.run('members.changePreferences', { preferences: { tables: { contacts: { columns: ['company'] } } } });
  await visit(petra.page, '/contacts');
  const cell = petra.page.locator('tr[data-row="0"] td[data-field="company"]');
  await cell.click();
  await petra.page.keyboard.press('Enter');
  await expect(petra.page.getByRole('textbox', { name: 'Company' })).toBeFocused();
  await dan.run('contacts.change', { id: ruth.id, company: 'New Books' });
  await petra.page.getByRole('textbox', { name: 'Company' }).fill('Rare Books');
  await petra.page.keyboard.press('Enter');
  await expect(asked.getByRole('radiogroup', { name: 'Company' })).toContainText(/New Books.*Mine.*Rare Books/s);
  await asked.getByRole('button', { name: 'Save' }).click();
  await expect(cell).toHaveText('New Books');
});

test('the same reads from right to left', async ({ petra, join }) => {
  const ruth = await petra.add('contacts', { firstName: 'רות', lastName: 'לוי' });
  const dan = await join({ name: 'Dan Cohen', role: 'principal', locale: 'he' });
  await visit(petra.page, `/contacts/${ruth.id}`);
  await visit(dan.page, `/contacts/${ruth.id}`, 'מחובר');
  const here = dan.page.getByRole('list', { name: 'נמצאים כאן גם' });
  await expect(here.getByRole('img', { name: /Petra Principal/ })).toBeVisible();
  await editAll(petra);
  await expect(here.getByRole('img', { name: /Petra Principal.*באמצע כתיבה כאן/ })).toBeVisible();
  await petra.page.close();
  await expect(here).toHaveCount(0);
});
