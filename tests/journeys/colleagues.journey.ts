import type { Page } from '@playwright/test';
import { expect, test } from './gable.ts';
import { password, type Person } from './people.ts';
import { isLive, visit } from './visit.ts';

const newPassword = 'four quiet otters swim';

/** Asks for a one-time link in the list of members and reads it off. */
async function resetLinkFor(page: Page, name: string): Promise<string> {
  await visit(page, '/members');
  await actionFor(page, name, 'Make a link for a new password');
  await page.getByRole('dialog').getByRole('button', { name: 'Make a link' }).click();
  return linkShownOn(page);
}

const linkShownOn = (page: Page): Promise<string> => page.getByRole('dialog', { name: 'The link' }).getByRole('textbox', { name: 'The link' }).inputValue();

async function actionFor(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const greeting = (page: Page) => page.getByRole('heading', { name: /^(Good (morning|afternoon|evening)|Hello), / });

test('a colleague comes in by a link, which works once', async ({ petra: { page }, anotherBrowser }) => {
  await visit(page, '/members');
  await page.getByRole('button', { name: 'Invite a colleague' }).click();
  const invitation = page.getByRole('dialog', { name: 'Invite a colleague' });
  await invitation.getByLabel('Name').fill('Adam Agent');
  await invitation.getByLabel('E-mail').fill('adam@harbour.test');
  await invitation.getByRole('radio', { name: /^Agent/ }).check();
  await invitation.getByRole('button', { name: 'Make the link' }).click();
  const lost = await linkShownOn(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('row', { name: /Adam Agent/ })).toContainText('Invited');
  await page.getByRole('row', { name: /Adam Agent/ }).getByRole('button', { name: 'Make a new link' }).click();
  const link = await linkShownOn(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  const adam = await anotherBrowser();
  await adam.goto(lost);
  await expect(adam.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await adam.goto(link);
  await expect(adam.getByRole('heading', { name: 'Welcome to Harbour Homes' })).toBeVisible();
  await adam.getByLabel('Choose a password').fill(newPassword);
  await adam.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(greeting(adam)).toContainText('Adam');
  await expect(page.getByRole('row', { name: /Adam Agent/ })).toContainText('Active');

  const stranger = await anotherBrowser();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});

test('one keeps one’s own account: name, password, and tokens that are shown once', async ({ petra, gable, join }) => {
  const { page, ...adam } = await join({ name: 'Adam Agent' });
  await visit(page, '/');
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type('access token');
  await page.getByRole('option', { name: 'Settings: Account' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Adam A. Agent');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Your account, Adam A. Agent' })).toBeVisible();

  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByRole('textbox', { name: 'What it is for' }).fill('The web site');
  await page.getByRole('dialog').getByRole('button', { name: 'Make a token' }).click();
  const token = await page.getByRole('textbox', { name: 'The token' }).inputValue();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  const ask = async () => (await fetch(`${gable.address}/api/v1/contacts`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await ask()).toBe(200);
  await page.getByRole('button', { name: 'Revoke “The web site”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('list', { name: 'Access tokens' })).toHaveCount(0);
  expect(await ask()).toBe(401);

  await page.getByRole('button', { name: 'Change the password' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the password' });
  await dialog.getByLabel('Your password now').fill(password);
  await dialog.getByLabel('The new password').fill(newPassword);
  await dialog.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('log')).toContainText('Your password is changed');
  await visit(page, '/contacts');
  await visit(petra.page, '/members');
  await expect(petra.page.getByRole('row', { name: /Adam A\. Agent/ })).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, { email: adam.email, password: newPassword });
  await expect(greeting(page)).toBeVisible();
});

test('of a colleague’s client one sees that they exist; a home one sees but cannot change', async ({ petra, join }) => {
  const client = await petra.add('contacts', { firstName: 'Ruth', lastName: 'Levi', phones: ['+1 206 555 0123'], remarks: 'Sells because of a divorce' });
  const home = await petra.add('properties', { unparsedAddress: '14 Elm St', privateRemarks: 'Lowest price is 450', listPrice: { amount: 48_000_000, currency: 'USD' } });
  const { page } = await join({ name: 'Adam Agent' });

  await visit(page, '/contacts');
  const row = page.getByRole('row', { name: /Ruth Levi/ });
  await expect(row).toContainText('With Petra Principal');
  await page.getByRole('radio', { name: 'Board' }).check({ force: true });
  await expect(page.getByRole('heading', { name: 'No cards to show here' })).toBeVisible();
  await page.getByRole('button', { name: 'Show the list' }).click();
  await expect(row).not.toContainText('555');
  await visit(page, `/contacts/${client.id}`);
  await expect(page.getByRole('heading', { name: 'This client is looked after by Petra Principal' })).toBeVisible();
  for (const secret of ['555', 'divorce']) await expect(page.locator('body')).not.toContainText(secret);
  expect(await page.content()).not.toMatch(/555.?0123|divorce/);

  await visit(page, `/properties/${home.id}`);
  await expect(page.getByRole('heading', { name: '14 Elm St' })).toBeVisible();
  expect(await page.content()).not.toContain('Lowest price');
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Why can I see this?' }).click();
  const why = page.getByRole('dialog', { name: 'Why can I see this?' });
  await expect(why).toContainText('It is held by Petra Principal.');
  await expect(why).toContainText('You can read it but not change it.');
  await expect(why).toContainText('Private remarks');
  await page.keyboard.press('Escape');

  await expect(page.getByRole('region', { name: 'What is offered' })).toContainText('$480,000');
  await expect(page.getByRole('button', { name: /^(Change: Asking price|Add a mandate|Add photos)$/ })).toHaveCount(0);
});

test.describe('where no script runs', () => {
  test.use({ javaScriptEnabled: false });

  test('one makes the agency and signs in all the same', async ({ gable, page }) => {
    await page.goto('/');
    await page.getByLabel('One-time code').fill(gable.code);
    await page.getByLabel('Name of the agency').fill('Harbour Homes');
    await page.getByLabel('Your name').fill('Petra Principal');
    await page.getByLabel('E-mail').fill('petra@harbour.test');
    await page.getByLabel('Choose a password').fill(password);
    await page.getByRole('button', { name: 'Open the agency' }).click();
    await expect(greeting(page)).toContainText('Petra');
    await page.context().clearCookies();
    await signIn(page, { email: 'petra@harbour.test', password });
    await expect(greeting(page)).toContainText('Petra');
  });
});

test.describe('shut out', () => {
  test.use({ provokes: [/status of 401/] });

  const expectOut = async ({ page }: Person, why: string): Promise<void> => {
    await page.waitForURL('**/sign-in?again&to=%2Fcontacts', { timeout: 15_000 });
    await expect(page.getByText(why)).toBeVisible();
    await page.goto('/contacts');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  };

  test('who is suspended is out at once, on every screen, until reinstated', async ({ petra: { page }, join }) => {
    const adam = await join({ name: 'Adam Agent' });
    await visit(adam.page, '/contacts');
    await visit(page, '/members');
    await actionFor(page, 'Adam Agent', 'Suspend');
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
    await expect(page.getByRole('row', { name: /Adam Agent/ })).toContainText('Suspended');
    await expectOut(adam, 'Your account is suspended.');

    await actionFor(page, 'Adam Agent', 'Reinstate');
    await expect(page.getByRole('row', { name: /Adam Agent/ })).toContainText('Active');
    await signIn(adam.page, { email: adam.email, password });
    await expect(greeting(adam.page)).toBeVisible();
  });

  test('who leaves hands over what is open to a colleague', async ({ petra, join }) => {
    const { page } = petra;
    const adam = await join({ name: 'Adam Agent' });
    const dana = await join({ name: 'Dana Deputy' });
    const ruth = await adam.add('contacts', { firstName: 'Ruth', lastName: 'Levi' });
    await adam.add('tasks', { title: 'Call Ruth' });
    await visit(page, '/members');
    await actionFor(page, 'Adam Agent', 'Suspend');
    const dialog = page.getByRole('dialog', { name: 'Suspend Adam Agent?' });
    await expect(dialog.getByRole('listitem')).toHaveText([/Contacts\s*1/, /Tasks\s*1/]);
    await expect(dialog.getByRole('button', { name: 'Suspend' })).toBeDisabled();
    await dialog.getByLabel('Who takes over?').fill('dana');
    await page.getByRole('option', { name: /Dana Deputy/ }).click();
    await dialog.getByRole('button', { name: 'Suspend' }).click();
    await expect(page.getByRole('row', { name: /Adam Agent/ })).toContainText('Suspended');
    await visit(dana.page, `/contacts/${ruth.id}`);
    await expect(dana.page.getByRole('heading', { name: 'Ruth Levi' })).toBeVisible();
  });

  test('a reset link gives a new password and ends all sessions', async ({ petra, join, anotherBrowser }) => {
    const adam = await join({ name: 'Adam Agent' });
    await visit(adam.page, '/contacts');
    const link = await resetLinkFor(petra.page, 'Adam Agent');

    const phone = await anotherBrowser();
    await phone.goto(link);
    await expect(phone.getByRole('heading', { name: 'A new password' })).toBeVisible();
    await phone.getByLabel('Choose a password').fill('password1234');
    await phone.getByRole('button', { name: 'Save and sign in' }).click();
    await expect(phone.getByRole('alert')).toContainText('on the lists that are tried first');
    await phone.getByLabel('Choose a password').fill(newPassword);
    await phone.getByRole('button', { name: 'Save and sign in' }).click();
    await expect(greeting(phone)).toBeVisible();
    await expectOut(adam, 'Your password was changed.');

    await signIn(adam.page, { email: adam.email, password });
    await expect(adam.page.getByRole('alert')).toHaveText('The e-mail address or the password is not right.');
    await signIn(adam.page, { email: adam.email, password: newPassword });
    await expect(greeting(adam.page)).toBeVisible();
  });

  test('signing out everywhere ends every session of one’s own, and nobody else’s', async ({ petra, join, anotherBrowser }) => {
    const adam = await join({ name: 'Adam Agent' });
    await visit(adam.page, '/contacts');
    const phone = await anotherBrowser();
    await signIn(phone, { email: adam.email, password });
    await isLive(phone);
    await phone.getByRole('link', { name: /Your account/ }).click();
    await phone.getByRole('button', { name: 'Sign out everywhere' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await expect(phone.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expectOut(adam, 'You signed out everywhere from another browser.');
    await visit(petra.page, '/');
    await expect(greeting(petra.page)).toBeVisible();
  });
});
