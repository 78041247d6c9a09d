import type { Locale } from '@gable/api';
import { messagesIn } from './english.ts';
import { expect, test } from './gable.ts';

for (const locale of ['en', 'he'] as const satisfies Locale[]) {
  test(`who is there twice is found, made one field by field, said to be two, and all that is certain made one, each until it is taken back (${locale})`, async ({ petra }) => {
    const say = messagesIn(locale);
    const { page } = petra;
    for (const contact of [
      { firstName: 'Ruth', lastName: 'Levi', phones: ['206-555-0101'], jobTitle: 'Baker' }, { firstName: 'Ruth', lastName: 'Lévi', phones: ['206-555-0101', '206-555-0109'] },
      { firstName: 'Dan', lastName: 'Adler', phones: ['206-555-0102'] }, { firstName: 'Noa', lastName: 'Adler', phones: ['206-555-0102'] },
      { firstName: 'Tom', lastName: 'Becker', emails: ['tom@becker.test'] }, { firstName: 'Tom', lastName: 'Becker', emails: ['tom@becker.test'], phones: ['206-555-0103'] },
    ]) await petra.add('contacts', contact);
    await petra.run('members.changePreferences', { locale });
    await page.goto('/contacts/duplicates');
    const main = page.getByRole('main');
    const pairs = main.getByRole('article');
    const pair = (name: string) => pairs.filter({ hasText: name });
    const undo = () => page.getByRole('button', { name: say.undo!, exact: true }).last().click();
    await main.getByRole('button', { name: say['duplicates.find']! }).click();
    await expect(pairs).toHaveCount(3);

    await pair('Ruth').getByRole('button', { name: say['duplicates.merge']! }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('row').filter({ hasText: say['contacts.phones']! }).getByRole('checkbox')).toBeChecked();
    await dialog.getByRole('radio', { name: `${say['contacts.lastName']}: Ruth Lévi` }).check();
    await dialog.getByRole('button', { name: say['records.merge']!, exact: true }).click();
    await expect(pairs).toHaveCount(2);
    await undo();
    await expect(pairs).toHaveCount(3);

    await pair('Adler').getByRole('button', { name: say['duplicates.notSame']! }).click();
    await expect(pairs).toHaveCount(2);
    await undo();
    await expect(pairs).toHaveCount(3);
    await main.getByText(say['duplicates.strength.possible']!, { exact: true }).first().click();
    await expect(page).toHaveURL(/strength=possible/);
    await expect(pairs).toHaveCount(1);
    await main.getByText(say['duplicates.strength.all']!, { exact: true }).click();
    await expect(pairs).toHaveCount(3);

    await main.getByRole('button', { name: say['duplicates.mergeAll']! }).click();
    await dialog.getByRole('button', { name: say['duplicates.mergeAll']! }).click();
    await expect(pairs).toHaveCount(1);
    await undo();
    await expect(pairs).toHaveCount(3);
  });
}
