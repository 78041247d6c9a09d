import { expect, test } from './gable.ts';
import { isLive, visit } from './visit.ts';

test.use({ provokes: [/422/] });

test('a manager arranges the fields of contacts by the keyboard and by dragging, and it is so for everybody at once', async ({ petra, join: hire }) => {
  const { page } = petra;
  const yael = await hire({ name: 'Yael Levi', role: 'agent', locale: 'he' });
  await visit(yael.page, '/contacts/new', 'מחובר');
  await expect(yael.page.getByRole('textbox', { name: 'שם פרטי' })).toBeVisible();

  await visit(page, '/settings/fields?kind=contacts');
  const preview = page.getByRole('region', { name: 'Preview' });
  const who = page.getByRole('region', { name: 'Who it is' });
  const names = who.getByRole('button', { name: /^Move / });

  await page.getByRole('button', { name: 'Move Last name' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('button', { name: 'Move Last name' })).toBeFocused();
  await expect(preview.locator('label')).toContainText([/Kind/, /Last name/, /First name/]);
  await page.keyboard.press('Control+z');
  await expect(preview.locator('label')).toContainText([/First name/, /Last name/]);
  await page.keyboard.press('Control+Shift+z');

  // Dragged into another group, by what one sees.
  const from = (await page.getByRole('button', { name: 'Move Job' }).boundingBox())!;
  const to = (await page.getByRole('button', { name: 'Move Email addresses' }).boundingBox())!;
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y - 5, { steps: 8 });
  await page.mouse.move(to.x + 10, to.y + 6, { steps: 3 });
  await page.mouse.up();
  await expect(page.getByRole('region', { name: 'How to reach them' }).getByRole('button', { name: 'Move Job' })).toBeVisible();
  await expect(names).toHaveCount(6);

  await page.getByRole('button', { name: 'Move First name' }).focus();
  await page.keyboard.press('F2');
  await page.getByRole('dialog').getByLabel('English').fill('Given name');
  await page.getByRole('dialog').getByLabel('עברית').fill('שם ראשון');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(who).toContainText('usually “First name”');
  await page.getByRole('button', { name: 'Require Last name' }).click();
  await page.getByRole('button', { name: 'Hide Company from everybody' }).click();
  await preview.getByRole('combobox', { name: 'Language' }).first().selectOption('he');
  await expect(preview.locator('label').filter({ hasText: 'שם ראשון' })).toBeVisible();
  await expect(preview.locator('label[for]').filter({ hasText: 'חברה' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Save for everybody' }).click();
  await expect(page.getByText('The fields are so for everybody now')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save for everybody' })).toBeDisabled();

  await expect(yael.page.getByRole('textbox', { name: 'שם ראשון' })).toBeVisible();
  await yael.page.getByRole('textbox', { name: 'שם ראשון' }).fill('רות');
  await yael.page.keyboard.press('Control+Enter');
  await expect(yael.page.getByRole('textbox', { name: 'שם משפחה' })).toHaveAttribute('aria-invalid', 'true');
  await yael.page.getByRole('textbox', { name: 'שם משפחה' }).fill('לוי');
  await yael.page.keyboard.press('Control+Enter');
  await expect(yael.page.getByRole('heading', { level: 1 })).toContainText('רות');

  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(page.getByRole('button', { name: 'Move First name' })).toBeVisible();
  await page.reload();
  await isLive(page);
  await expect(names).toHaveCount(7);
});

test('an office that writes Hebrew makes a group of its own on a phone, and hides a field from agents', async ({ petra, join: hire }) => {
  const ruth = await petra.add('contacts', { firstName: 'רות', lastName: 'לוי', source: 'יריד' });
  const yael = await hire({ name: 'Yael Levi', role: 'principal', locale: 'he' });
  const { page } = yael;
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, '/settings/fields?kind=contacts', 'מחובר');
  await page.getByRole('button', { name: 'הוספת קבוצה' }).click();
  await page.getByRole('dialog').getByLabel('עברית').fill('שיווק');
  await page.keyboard.press('Enter');
  const source = page.locator('[data-field="source"]');
  await source.getByRole('button', { name: /^עוד עבור/ }).click();
  await page.getByRole('menuitemradio', { name: 'שיווק' }).or(page.getByRole('menuitem', { name: 'שיווק' })).click();
  await expect(page.getByRole('region', { name: 'שיווק' }).locator('[data-field="source"]')).toBeVisible();
  await page.getByText('תצוגה מקדימה', { exact: true }).click();
  await page.getByRole('region', { name: 'תצוגה מקדימה' }).getByText('דף', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'תצוגה מקדימה' })).toContainText('יריד');
  await page.getByRole('button', { name: 'שמירה לכולם' }).click();
  await expect(page.getByRole('button', { name: 'שמירה לכולם' })).toBeDisabled();
  await page.getByRole('radiogroup', { name: 'מה מוצג' }).getByText('שדות').click();

  await source.getByRole('button', { name: /^עוד עבור/ }).click();
  await page.getByRole('menuitem', { name: 'הסתרה לפי תפקיד…' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'סוכן' }).selectOption('hidden');
  await page.getByRole('dialog').getByRole('button', { name: 'שמירה' }).click();
  await expect(source).toContainText('מוסתר מ');
  expect(ruth.id).toBeTruthy();
  await visit(petra.page, `/contacts/${ruth.id}`);
  await expect(petra.page.getByRole('region', { name: 'שיווק' })).toContainText('יריד');
});
