import { expect, test } from './gable.ts';
import { visit } from './visit.ts';

test('a record tells what happened to it: differences by field and by person, how it was on a day, with whom it is shared, and each change can be taken back', async ({ petra, gable, join }) => {
  const { page } = petra;
  const dana = await join({ name: 'Dana Reed', role: 'principal' });
  const ruth = await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi', company: 'Levi & Sons', remarks: 'Wants a quiet street near the park' });
  await dana.run('contacts.change', { id: ruth.id, remarks: 'Wants a busy street near the park' });
  await page.goto('about:blank');
  await gable.kill();
  await gable.start({ daysLater: 3 });
  await petra.comeBack();
  await petra.run('contacts.change', { id: ruth.id, company: 'Levi Homes', jobTitle: 'Founder' });
  await petra.run('contacts.share', { id: ruth.id, member: dana.id, verb: 'change' });

  await visit(page, `/contacts/${ruth.id}`);
  const story = page.getByRole('region', { name: 'What happened' });
  const entries = story.getByRole('listitem');
  await expect(entries).toHaveCount(4);
  await expect(entries.nth(0)).toContainText('Petra Principal let Dana Reed change this');
  await expect(entries.nth(1).locator('del')).toHaveText('Levi & Sons');
  await expect(entries.nth(2).locator('del')).toHaveText('quiet');
  await expect(entries.nth(2).locator('ins')).toHaveText('busy');

  await story.getByRole('combobox', { name: 'By whom' }).selectOption('Dana Reed');
  await expect(entries).toHaveCount(1);
  await expect(entries).toContainText('Dana Reed');
  await story.getByRole('combobox', { name: 'Which field' }).selectOption('Company');
  await expect(story.getByText('Nothing fits')).toBeVisible();
  await story.getByRole('combobox', { name: 'By whom' }).selectOption('Anybody');
  await expect(entries).toHaveCount(2);
  await story.getByRole('combobox', { name: 'Which field' }).selectOption('Any field');
  await story.getByRole('button', { name: 'Notes', exact: true }).click();
  await expect(story.getByText('Nothing fits')).toBeVisible();
  await story.getByRole('button', { name: 'Everything' }).click();

  await story.getByRole('button', { name: 'As it was on…' }).click();
  const then = page.getByRole('dialog');
  await then.getByLabel('Day').fill((await then.getByLabel('Day').getAttribute('min'))!);
  await expect(then.getByText('Levi & Sons')).toBeVisible();
  await expect(then.getByText('now: Levi Homes')).toBeVisible();
  await expect(then.getByText('Wants a busy street near the park')).toBeVisible();
  await then.getByRole('button', { name: 'Close' }).last().click();

  await entries.nth(1).getByRole('button', { name: 'Undo this change' }).click();
  await expect(entries).toHaveCount(5);
  await expect(page.getByRole('main').getByText('Levi & Sons').first()).toBeVisible();
  await expect(entries.nth(2).getByRole('button', { name: 'Can\'t be undone: Company was changed since' })).toBeVisible();
  expect(await gable.doctor()).toEqual([]);
});
