import { readFileSync } from 'node:fs';
import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

for (const locale of ['en', 'he'] as const) {
  test(`what a list shows is downloaded, and everything with its relations (${locale})`, async ({ petra, page }) => {
    const say = messagesIn(locale);
    await petra.add('contacts', { firstName: 'Dan', lastName: 'Cohen', roles: ['buyer'], source: '=1+1' });
    await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi', roles: ['seller'] });
    await petra.run('members.changePreferences', { locale });
    const download = async (scope: RegExp | undefined): Promise<string> => {
      await visit(page, '/contacts?filter=roles:buyer', say['live.live']);
      await page.getByRole('main').getByRole('button', { name: say.more, exact: true }).click();
      await page.getByRole('menuitem', { name: say['export.menu'] }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: say['export.format'] }).selectOption('csv');
      if (scope) await dialog.getByRole('radio', { name: scope }).check();
      const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('link', { name: say['export.go'] }).click()]);
      await expect(dialog).toHaveCount(0);
      expect(file.suggestedFilename()).toBe(`${say['contacts.many']!}.csv`);
      return readFileSync(await file.path(), 'utf8');
    };
    const shown = await download(undefined);
    expect(shown.split('\r\n')[0]).toContain(`${say['contacts.firstName']!},${say['contacts.lastName']!}`);
    expect(shown).toContain('Dan,Cohen');
    expect(shown).toContain("'=1+1");
    expect(shown).not.toContain('Levi');
    expect(await download(new RegExp(say['export.everything']!.replace(/\{.*/, '').trim()))).toContain('Ruth,Levi');
  });
}
