import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

test.use({ provokes: [/status of 412/] });

test('what two change at once is kept of both, and field by field where it is the same', async ({ petra, join }) => {
  const ruth = await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi' });
  const paul = await join({ name: 'Paul Partner', role: 'principal' });
  const [one, other] = [petra.page, paul.page];
  for (const page of [one, other]) {
    await visit(page, `/contacts/${ruth.id}`);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Edit everything' }).click();
    await expect(page.getByRole('dialog').getByLabel('First name')).toHaveValue('Ruth');
  }

  await other.getByRole('dialog').getByLabel('First name').fill('Ruthie');
  await other.getByRole('dialog').getByRole('textbox', { name: 'Company' }).fill('Harbour Books');
  await other.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('dialog')).toHaveCount(0);

  await one.getByRole('dialog').getByLabel('First name').fill('Rut');
  await one.getByRole('dialog').getByLabel('Last name').fill('Levy');
  await one.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  const asked = one.getByRole('dialog', { name: 'Two of you changed this at once' });
  await expect(asked.getByRole('radiogroup')).toHaveCount(1);
  await expect(asked.getByRole('radiogroup', { name: 'First name' })).toContainText(/Paul Partner.*Ruthie.*Mine.*Rut/s);
  await asked.getByRole('button', { name: 'Go on writing' }).click();
  await expect(one.getByRole('dialog').getByRole('alert')).toContainText('somebody else changed the same');
  await one.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await asked.getByRole('radio').last().check();
  await asked.getByRole('button', { name: 'Save' }).click();
  await expect(one.getByRole('dialog')).toHaveCount(0);
  await expect(one.getByRole('heading', { level: 1 })).toContainText('Rut Levy');
  await expect(one.getByText('Harbour Books').first()).toBeVisible();
});
