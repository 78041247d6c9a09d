import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

const people = 1_200;

/** A book as a Hebrew office has it: from a spreadsheet of the last century, with two who are known, and some that can't be taken. */
function hebrewBook(): Buffer {
  const rows = ['שם פרטי;שם משפחה;טלפון;דוא"ל;סוכן;תקציב'];
  for (let row = 0; row < people; row += 1) rows.push(`רות${row};לוי;052-12${10_000 + row};${row % 100 === 5 ? 'not an address' : `ruth${row}@mail.test`};;${1_000_000 + row} ₪`);
  rows.push('דנה;כהן;052-9999999;;פטרה פרינציפל;', 'Dan;Cohen;(054) 777-6655;dan@mail.test;;');
  const windows = new TextDecoder('windows-1255');
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [windows.decode(new Uint8Array([byte])), byte]));
  return Buffer.from([...rows.join('\r\n')].map((letter) => bytes.get(letter)!));
}

for (const locale of ['en', 'he'] as const) {
  test(`a book of people comes in as its office wrote it, and goes again (${locale})`, async ({ petra, page }) => {
    const say = messagesIn(locale);
    await petra.run('agency.change', { country: 'IL', currency: 'ILS' });
    await petra.add('contacts', { firstName: 'Dan', lastName: 'Cohen', phones: ['054-7776655'] });
    await petra.run('members.change', { id: petra.id, title: 'פטרה פרינציפל' });
    await petra.run('members.changePreferences', { locale });
    await visit(page, '/contacts/import', say['live.live']);
    await choose(page, say['import.choose']!, { name: 'book.csv', mimeType: 'text/csv', buffer: hebrewBook() });
    const main = page.getByRole('main');
    await expect(main.getByText(say['import.phase.judged']!)).toBeVisible();
    await expect(main.getByRole('combobox', { name: say['import.encoding'] })).toHaveValue('windows-1255');
    await expect(figure(page, say['import.rows']!)).toHaveText(/1,?202/);
    await expect(figure(page, say['import.refused']!)).toHaveText('12');
    await expect(main.getByRole('combobox', { name: 'שם פרטי' })).toHaveValue('firstName');
    await expect(main.getByRole('combobox', { name: 'סוכן' })).toHaveValue('holder');

    await main.getByRole('combobox', { name: 'תקציב' }).selectOption('+');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('textbox')).toHaveValue('תקציב');
    await expect(dialog.getByRole('combobox')).toHaveValue('money');
    await dialog.getByRole('button', { name: say['fields.add'] }).click();
    await expect(dialog).toHaveCount(0);
    await expect(main.getByRole('combobox', { name: 'תקציב', exact: true })).toHaveValue(/^field/);

    await main.getByRole('combobox', { name: say['import.duplicates'] }).selectOption('decide');
    await expect(main.getByText('Dan Cohen').first()).toBeVisible();
    await expect(main.getByRole('listitem').filter({ hasText: 'Dan Cohen' }).getByRole('insertion')).toHaveText('dan@mail.test');
    const [download] = await Promise.all([page.waitForEvent('download'), main.getByRole('link', { name: say['import.refusedFile'] }).click()]);
    const refused = readFileSync(await download.path(), 'utf8');
    expect(refused.split('\r\n').filter((line) => line.includes('not an address'))).toHaveLength(12);
    expect(refused).toContain('רות5;לוי');

    await main.locator('.actions').getByRole('button').first().click();
    await expect(main.getByRole('button', { name: say['import.undo'] })).toBeVisible({ timeout: 60_000 });
    await visit(page, '/contacts?q=רות1100', say['live.live']);
    await expect(page.getByRole('row', { name: /רות1100/ })).toBeVisible();
    const { data: [dana] } = (await (await page.request.get(`/api/v1/contacts?q=${encodeURIComponent('דנה')}`)).json()) as { data: { holder: string }[] };
    expect(dana!.holder).toBe(petra.id);

    await page.goBack();
    await main.getByRole('button', { name: say['import.undo'] }).click();
    await page.getByRole('dialog').getByRole('button').last().click();
    await expect(main.getByRole('button', { name: say['import.undo'] })).toHaveCount(0, { timeout: 60_000 });
    await visit(page, '/contacts', say['live.live']);
    await expect(page.getByRole('row', { name: /Dan Cohen/ })).toHaveCount(1);
    await expect(page.getByRole('row', { name: /רות/ })).toHaveCount(0);
  });
}

async function choose(page: Page, label: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText(label).click()]);
  await chooser.setFiles(file);
}

const figure = (page: Page, label: string) => page.getByRole('main').locator('dl > div').filter({ has: page.locator('dt', { hasText: label }) }).locator('dd').first();
