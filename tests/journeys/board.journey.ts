import { devices } from '@playwright/test';
import { cardIn, columnOf, dragByMouse, finger, middleOf } from './board.ts';
import { expect, test } from './gable.ts';
import type { Person } from './people.ts';
import { visit } from './visit.ts';

const elm = '14 Elm St';

async function addSale(petra: Person) {
  const home = await petra.add('properties', { unparsedAddress: elm, listPrice: { amount: 48_000_000, currency: 'USD' } });
  const deals = [];
  for (const title of ['Dana wants it', 'Omid wants it']) deals.push(await petra.add('deals', { title, properties: [home.id] }));
  return { home, deals };
}

test('a card is moved with the keys alone, and the moves are said', async ({ petra: { page }, petra }) => {
  await addSale(petra);
  await visit(page, '/deals');
  await cardIn(page, 'Inquiry', 'Dana').focus();
  await page.keyboard.press('ArrowDown');
  await expect(cardIn(page, 'Inquiry', 'Omid')).toBeFocused();

  await page.keyboard.press('Space');
  await expect(page.getByText(/Omid wants it.* lifted/)).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Proposal, place 1')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(cardIn(page, 'Inquiry', 'Omid')).toBeFocused();

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(cardIn(page, 'Proposal', 'Omid')).toBeFocused();
  await expect(page.getByRole('log')).toContainText('Moved to Proposal');
  await page.reload();
  await expect(cardIn(page, 'Proposal', 'Omid')).toBeVisible();
  await expect(cardIn(page, 'Inquiry', 'Dana')).toBeVisible();
});

test('a column says how many there are and what they are worth, also those further down', async ({ petra: { page }, petra }) => {
  const deals = [];
  for (let index = 0; index < 45; index += 1) deals.push(await petra.add('deals', { title: `Deal ${index}`, value: { amount: 10_000_000, currency: 'USD' } }));
  await visit(page, '/deals');
  const headOf = (column: string) => columnOf(page, column).getByRole('heading').locator('..');
  await expect(columnOf(page, 'Inquiry').getByRole('listitem')).toHaveCount(40);
  await expect(headOf('Inquiry')).toHaveText(/Inquiry\s*45.*\$4\.5M/);

  await dragByMouse(page, columnOf(page, 'Inquiry').getByRole('listitem').first(), 'Proposal');
  await expect(headOf('Inquiry')).toHaveText(/44.*\$4\.4M/);
  await expect(headOf('Proposal')).toHaveText(/1.*\$100K/);
  await petra.run('deals.change', { id: deals[30]!.id, value: { amount: 60_000_000, currency: 'USD' } });
  await petra.run('deals.archive', { id: deals[31]!.id });
  await expect(headOf('Inquiry')).toHaveText(/43.*\$4\.8M/);
  await page.getByRole('log').getByRole('button', { name: 'Undo' }).click();
  await expect(headOf('Inquiry')).toHaveText(/44.*\$4\.9M/);
  await expect(headOf('Proposal')).toHaveText(/Proposal\s*0/);
});

test('who loses a deal says why, or leaves it where it was', async ({ petra: { page }, petra }) => {
  await addSale(petra);
  await visit(page, '/deals');
  await dragByMouse(page, cardIn(page, 'Inquiry', 'Dana'), 'Lost');
  const why = page.getByRole('dialog', { name: 'Why was it lost?' });
  await why.getByRole('button', { name: 'Cancel' }).click();
  await expect(cardIn(page, 'Inquiry', 'Dana')).toBeVisible();
  await expect(cardIn(page, 'Lost', 'Dana')).toHaveCount(0);
  await expect(page.getByText('Dana wants it put back')).toBeAttached();

  await dragByMouse(page, cardIn(page, 'Inquiry', 'Dana'), 'Lost');
  await expect(why.getByRole('button', { name: 'Mark as lost' })).toBeDisabled();
  await why.getByRole('radio', { name: 'Another reason' }).check();
  await expect(why.getByRole('textbox', { name: 'Which reason?' })).toBeVisible();
  await why.getByRole('radio', { name: 'Went to a competitor' }).check();
  await expect(why.getByRole('textbox', { name: 'Which reason?' })).toHaveCount(0);
  await why.getByRole('textbox', { name: 'Who won it, if you know' }).fill('Acme Homes');
  await expect(page.getByText('Dana wants it put back')).toBeAttached();
  await why.getByRole('button', { name: 'Mark as lost' }).click();
  await expect(page.getByText(/Dana wants it moved to Lost/)).toBeAttached();
  await cardIn(page, 'Lost', 'Dana').getByRole('link').click();
  const outcome = page.getByRole('region', { name: 'How it ended' });
  await expect(outcome).toContainText('Went to a competitor');
  await expect(outcome).toContainText('Acme Homes');
});

test.describe('a refusal', () => {
  test.use({ provokes: [/status of 4(09|22)/] });

  test('puts a card back where it came from, and says why', async ({ petra: { page }, petra }) => {
    const { deals: [first] } = await addSale(petra);
    await petra.run('deals.moveToStage', { deal: first!.id, stage: 'won' });
    await visit(page, '/deals');
    await dragByMouse(page, cardIn(page, 'Inquiry', 'Omid'), 'Won');
    await expect(page.getByRole('log').getByText(`${elm} has been sold through another deal.`)).toBeVisible();
    await expect(cardIn(page, 'Inquiry', 'Omid')).toBeVisible();
    await expect(cardIn(page, 'Won', 'Omid')).toHaveCount(0);
    await expect(cardIn(page, 'Won', 'Dana')).toBeVisible();
  });
});

test('a manager names a stage anew and adds one; the board has both', async ({ petra, join }) => {
  await addSale(petra);
  const maya = await join({ name: 'Maya Manager', role: 'manager' });
  await maya.add('deals', { title: 'Maya’s own' });
  const { page } = maya;
  await visit(page, '/settings/pipeline');
  await page.getByRole('textbox', { name: 'Name of the stage' }).nth(1).fill('Offer');
  await page.getByRole('button', { name: 'Add a stage' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the stage' }).nth(2)).toBeFocused();
  await page.keyboard.type('offer');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Another stage has this name already.')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Notary');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('log')).toContainText('The stages are saved');
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Deals' }).click();
  const stages = page.getByRole('main').getByRole('region').getByRole('heading');
  await expect(stages).toHaveText(['Inquiry', 'Offer', 'Notary', 'Won', 'Lost']);
  await visit(petra.page, '/deals');
  await dragByMouse(petra.page, cardIn(petra.page, 'Inquiry', 'Dana'), 'Notary');
  await expect(petra.page.getByRole('log')).toContainText('Moved to Notary');
});

test.describe('a stage that deals stand in', () => {
  test.use({ provokes: [/status of 422/] });

  test('is not removed, says so in its row, and an earlier move can still be taken back', async ({ petra: { page }, petra }) => {
    await addSale(petra);
    await visit(page, '/deals');
    await dragByMouse(page, cardIn(page, 'Inquiry', 'Dana'), 'Proposal');
    await expect(page.getByRole('log')).toContainText('Moved to Proposal');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('link', { name: 'Deal stages' }).filter({ visible: true }).first().click();
    await page.getByRole('button', { name: 'Add a stage' }).click();
    await page.keyboard.type('Notary');
    await page.getByRole('button', { name: 'Remove Proposal' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Remove Proposal' }) });
    await expect(row).toContainText('There are deals in this stage. Move them first.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('log')).toContainText('The stages are saved');
    await page.getByRole('contentinfo').getByRole('button', { name: /^Undo: Moved to Proposal/ }).click();
    await expect(page.getByRole('log')).toContainText('Undone: Moved to Proposal');
  });
});

test.describe('on a phone', () => {
  const { defaultBrowserType, ...phone } = devices['Pixel 7'];
  test.use(phone);

  test('a card is held, carried to the next column and let go by a finger', async ({ petra: { page }, petra }) => {
    await addSale(petra);
    await visit(page, '/deals');
    const touch = await finger(page);
    const card = await middleOf(cardIn(page, 'Inquiry', 'Dana'));
    await touch.down(card);
    await expect(page.getByText('Dana wants it')).toHaveCount(2);
    const edge = { x: page.viewportSize()!.width - 8, y: card.y };
    await touch.move(edge);
    await expect(columnOf(page, 'Proposal')).toBeInViewport({ ratio: 0.6 });
    await touch.move({ x: page.viewportSize()!.width / 2, y: card.y });
    await touch.up();
    await expect(cardIn(page, 'Proposal', 'Dana')).toBeInViewport();
    await page.reload();
    await expect(cardIn(page, 'Proposal', 'Dana')).toBeAttached();
  });

  for (const { locale, live, proposal, lost } of [
    { locale: 'en', live: 'Live', proposal: 'Proposal', lost: 'Lost' },
    { locale: 'he', live: 'מחובר', proposal: 'הצעה', lost: 'אבדה' },
  ]) {
    test(`columns that pass under a finger that keeps still take the card (${locale})`, async ({ petra: { page }, petra }) => {
      await addSale(petra);
      await petra.run('members.changePreferences', { locale });
      await visit(page, '/deals', live);
      const touch = await finger(page);
      const card = await middleOf(page.getByRole('listitem').filter({ hasText: 'Dana' }));
      await touch.down(card);
      await expect(page.getByText('Dana wants it')).toHaveCount(2);
      const { width } = page.viewportSize()!;
      await touch.move({ x: locale === 'he' ? 8 : width - 8, y: card.y });
      await expect(columnOf(page, proposal)).toBeInViewport({ ratio: 0.6 });
      await expect(columnOf(page, lost)).toBeInViewport({ ratio: 0.9 });
      await expect(columnOf(page, lost)).toHaveClass(/over/);
      await touch.up();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect(columnOf(page, proposal).getByRole('listitem')).toHaveCount(0);
    });
  }
});
