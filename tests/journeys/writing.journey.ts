import { expect, test } from './gable.ts';
import { password } from './people.ts';
import { visit } from './visit.ts';

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test.describe('when the session ends', () => {
  test.use({ provokes: [/status of 401/] });

  test('what was typed is there again after signing in', async ({ petra: { page, email, ...petra } }) => {
    const { id } = await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi' });
    const signInAgain = async () => {
      await expect(page.getByText('You were signed out. Sign in and go on where you were.')).toBeVisible();
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };

    await visit(page, '/contacts/new');
    await page.getByLabel('First name').fill('Dana');
    await page.getByLabel('Phones').fill('206 555 0188');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Create' }).click();
    await signInAgain();
    await expect(page.getByText('What you had begun to write is here again.')).toBeVisible();
    await expect(page.getByLabel('First name')).toHaveValue('Dana');
    await page.getByRole('button', { name: 'Create' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Dana' })).toBeVisible();

    await visit(page, `/contacts/${id}`);
    await page.getByRole('button', { name: 'Note N', exact: true }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('The key is with the neighbour.');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Save note' }).click();
    await signInAgain();
    await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('The key is with the neighbour.');

    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: '+ First name' }).or(page.getByRole('button', { name: 'Change: First name' })).click();
    await page.getByRole('main').getByRole('textbox').first().fill('Ruthie');
    await page.context().clearCookies();
    await page.keyboard.press('Enter');
    await signInAgain();
    await expect(page.getByRole('dialog').getByLabel('First name')).toHaveValue('Ruthie');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Ruthie Levi' })).toBeVisible();
  });
});

test('who is there already is said while they are entered again, and whose they are', async ({ petra, join }) => {
  const bob = await petra.add('contacts', { firstName: 'Bob', lastName: 'Buyer', phones: ['(206) 555-0134'], emails: ['bob@example.com'], lastContactAt: new Date(Date.now() - 3 * 86_400_000).toISOString() });
  const { page } = await join({ name: 'Adam Agent' });
  await visit(page, '/contacts/new');
  await page.getByLabel('First name').fill('Robert');
  await page.getByLabel('Phones').fill('206.555.0134');
  const said = page.getByRole('status').filter({ hasText: 'Bob Buyer' });
  await expect(said).toContainText('has this number · with Petra Principal · last spoken to 3 days ago');
  await expect(page.getByRole('link', { name: 'Have a look' })).toHaveAttribute('href', `/contacts/${bob.id}`);
  await page.getByLabel('Email addresses').fill('BOB@example.com');
  await expect(said.last()).toContainText('has this address');
  await page.getByRole('button', { name: 'Create' }).click();
  const question = page.getByRole('dialog', { name: 'Add all the same?' });
  await expect(question).toContainText('has this number · with Petra Principal');
  await question.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Robert' })).toBeVisible();
});

test('photos land on the home that they were chosen for, whichever is open by then', async ({ petra }) => {
  const { page } = petra;
  const [elm, oak] = [await petra.add('properties', { unparsedAddress: '14 Elm St' }), await petra.add('properties', { unparsedAddress: '9 Oak Ave' })];
  const go = async (name: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog', { name: 'Search' }).getByRole('combobox').fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).first().click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  };
  const photosOf = async ({ id }: { id: string }): Promise<string[]> => {
    const { data } = (await (await page.request.get(`/api/v1/properties/${id}`)).json()) as { data: { photos: { name: string }[] | null } };
    return (data.photos ?? []).map(({ name }) => name);
  };
  const add = async (...names: string[]) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^Add (more )?photos$/ }).click();
    await (await chooser).setFiles(names.map((name) => ({ name, mimeType: 'image/png', buffer: pixel })));
  };

  await visit(page, `/properties/${elm.id}`);
  const arrive = Promise.withResolvers<void>();
  await page.route('**/api/v1/files', async (route) => {
    await arrive.promise;
    await route.continue();
  }, { times: 1 });
  await add('kitchen.png', 'garden.png');
  await expect(page.getByText('kitchen.png')).toBeVisible();
  await go('9 Oak Ave');
  await go('14 Elm St');
  await add('street.png');
  await expect(page.getByText('Photo added', { exact: true })).toBeVisible();
  await go('9 Oak Ave');
  arrive.resolve();
  await expect(page.getByText('2 photos added', { exact: true })).toBeVisible();
  expect(await photosOf(oak)).toEqual([]);
  expect(await photosOf(elm)).toEqual(['street.png', 'kitchen.png', 'garden.png']);
});

test('what was begun on a note gives way to what was written there since', async ({ petra }) => {
  const { page } = petra;
  const { id } = await petra.add('contacts', { firstName: 'Ruth' });
  const note = await petra.add('notes', { text: 'Keys at the bakery.', about: `contacts/${id}` });
  const main = page.getByRole('main');
  const change = async () => {
    await visit(page, `/contacts/${id}`);
    await main.getByRole('button', { name: 'Note actions' }).click();
    await page.getByRole('menuitem', { name: 'Change' }).click();
  };
  await change();
  await main.getByRole('textbox', { name: 'Note' }).fill('Keys at the florist.');
  await change();
  await expect(main.getByRole('textbox', { name: 'Note' })).toHaveValue('Keys at the florist.');
  await petra.run('notes.change', { id: note.id, text: 'Keys with Dana.' });
  await change();
  await expect(main.getByRole('textbox', { name: 'Note' })).toHaveValue('Keys with Dana.');
});

test('who signs out leaves nothing behind of what was being written, and is asked nothing', async ({ petra: { page } }) => {
  await visit(page, '/contacts/new');
  await page.getByLabel('First name').fill('Dana');
  let asked = 0;
  page.on('dialog', (dialog) => void (asked++, dialog.accept()));
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Search' }).getByRole('combobox').fill('>sign out');
  await page.getByRole('option', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(asked).toBe(0);
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('gable.')))).toEqual([]);
});

test('settings that were begun are there again, until they are saved or thrown away', async ({ petra: { page } }) => {
  await visit(page, '/settings/pipeline');
  const second = page.getByRole('textbox', { name: 'Name of the stage' }).nth(1);
  await second.fill('Offer');
  const goTo = (name: string) => page.getByRole('link', { name, exact: true }).filter({ visible: true }).first().click();
  await goTo('Roles');
  await expect(page.getByRole('heading', { level: 1, name: 'Roles' })).toBeVisible();
  await goTo('Deal stages');
  await expect(page.getByText('What you had begun to write is here again.')).toBeVisible();
  await expect(second).toHaveValue('Offer');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('log')).toContainText('The stages are saved');
  await goTo('Roles');
  await goTo('Deal stages');
  await expect(second).toHaveValue('Offer');
  await expect(page.getByText('What you had begun to write is here again.')).toHaveCount(0);
});

test('whoever is added on the spot comes as what the deal takes them for', async ({ petra: { page } }) => {
  await visit(page, '/deals/new');
  await page.getByRole('combobox', { name: 'People' }).fill('Bob Buyer');
  await page.getByRole('option', { name: /Add/ }).click();
  await expect(page.getByRole('dialog').getByRole('checkbox', { name: 'Buyer' })).toBeChecked();
});

test.describe('a filter that can’t be followed', () => {
  test.use({ provokes: [/status of 400/] });

  test('is said where it is written, or keeps its chip until it is mended', async ({ petra }) => {
    const { page } = petra;
    await petra.add('properties', { unparsedAddress: '14 Elm St', listPrice: { amount: 48_000_000, currency: 'USD' } });
    await visit(page, '/properties');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'Which field?' })).toBeFocused();
    await page.keyboard.type('asking pr');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Filter' });
    await panel.getByRole('textbox', { name: 'At most' }).fill('abc');
    await expect(panel.getByRole('alert')).toHaveText('Asking price: “abc” is no number.');
    await expect(panel.getByRole('button', { name: 'Apply' })).toBeDisabled();
    await panel.getByRole('textbox', { name: 'At most' }).fill('0.5m');
    await panel.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByRole('button', { name: 'Asking price up to $500,000', exact: true })).toBeVisible();
    await expect(page.getByRole('row', { name: /14 Elm St/ })).toBeVisible();

    await visit(page, '/properties?filter=listPrice<abc');
    await expect(page.getByText('Position 1: “abc” is no value of Asking price. A number is expected, such as 500000.')).toBeVisible();
    await page.getByRole('button', { name: /^Remove the filter/ }).click();
    await expect(page.getByRole('row', { name: /14 Elm St/ })).toBeVisible();

    // What may be written is offered while it is written.
    const search = page.locator('[data-list-search]');
    await search.pressSequentially('bedro');
    await expect(page.getByRole('option', { name: 'Bedrooms bedroomsTotal>=' })).toBeVisible();
    await search.press('ArrowDown');
    await search.press('Enter');
    await expect(search).toHaveValue('bedroomsTotal>=');
    await search.pressSequentially('900');
    await search.press('Enter');
    await expect(page.getByRole('button', { name: 'Remove the filter Bedrooms 900 or more' })).toBeVisible();
    await expect(search).toBeFocused();
    await expect(page.getByRole('row', { name: /14 Elm St/ })).toBeHidden();
  });
});
