import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { englishOn, messagesIn } from './english.ts';
import { expect, test } from './gable.ts';
import { furnish } from './house.ts';
import { visit } from './visit.ts';

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const speakers = {
  he: { direction: 'rtl', seller: ['רות', 'לוי'], buyer: ['דנה', 'כהן'], street: 'הרצל', note: 'המפתח אצל השכנה.', task: 'להתקשר' },
  el: { direction: 'ltr', seller: ['Ελένη', 'Παππά'], buyer: ['Νίκος', 'Γεωργίου'], street: 'Ερμού', note: 'Το κλειδί το έχει η γειτόνισσα.', task: 'Τηλεφώνημα' },
  fa: { direction: 'rtl', seller: ['مریم', 'کریمی'], buyer: ['امید', 'رضایی'], street: 'ولیعصر', note: 'کلید پیش همسایه است.', task: 'تماس' },
} as const;

/** What sticks out at the side, of the page or of its main part; a board and a wide table may be scrolled by themselves. */
const sticksOut = (page: Page) => page.evaluate(() => [document.documentElement, document.querySelector('main')!].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ tagName, scrollWidth, clientWidth }) => `${tagName} ${scrollWidth} > ${clientWidth}`));

for (const [locale, { direction, ...words }] of Object.entries(speakers) as ['he' | 'el' | 'fa', (typeof speakers)['he']][]) {
  test(`every page speaks ${locale}, at a desk and on a phone`, async ({ petra, page }) => {
    const addresses = await furnish(petra, words);
    await petra.run('members.changePreferences', { locale });
    const messages = messagesIn(locale);
    for (const address of addresses) {
      await page.setViewportSize(desk);
      await visit(page, address, messages['live.live']);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('html')).toHaveAttribute('dir', direction);
      expect.soft(await englishOn(page, locale), `English on ${address}`).toEqual([]);
      expect.soft(await sticksOut(page), `${address} at a desk`).toEqual([]);

      await page.setViewportSize(phone);
      const bar = page.getByRole('navigation', { name: messages.activityBar }).filter({ visible: true });
      await expect(bar).toHaveCount(1);
      expect((await bar.boundingBox())!.y).toBeGreaterThan(phone.height - 80);
      expect.soft(await englishOn(page, locale), `English on ${address} on a phone`).toEqual([]);
      expect.soft(await sticksOut(page), `${address} on a phone`).toEqual([]);
    }
  });
}

test('whoever is not signed in yet reads their own language too', async ({ page }) => {
  for (const locale of ['he', 'el', 'fa'] as const) {
    await page.goto(`/set-up?language=${locale}`);
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    expect.soft(await englishOn(page, locale), locale).toEqual([]);
  }
});

test('a theme is chosen, applies at once and stays', async ({ petra: { page } }) => {
  await visit(page, '/settings/appearance');
  const background = () => page.getByRole('main').evaluate((main) => getComputedStyle(main).backgroundColor);
  const seen = new Set([await background()]);
  for (const [name, theme] of [['Dark', 'dark'], ['High contrast, dark', 'highContrastDark'], ['High contrast, light', 'highContrastLight']] as const) {
    await page.getByRole('radio', { name, exact: true }).check({ force: true });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    seen.add(await background());
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(page.getByRole('radio', { name, exact: true })).toBeChecked();
  }
  expect(seen.size).toBe(4);
});

/** What shuts somebody out, each once, with where it is. */
async function violationsOn(page: Page, addresses: string[], rules?: string[]): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const address of addresses) {
    await visit(page, address);
    // Without frames there is nothing to put together, which would take a page of its own.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      for (const { target, html } of nodes) (found[`${id}: ${target.join(' ')} ${html.slice(0, 200)}`] ??= []).push(address);
    }
  }
  return found;
}

const english = { seller: ['Ruth', 'Levi'], buyer: ['Dana', 'Cohen'], street: 'Elm Street', note: 'The key is with the neighbour.', task: 'Call them' } as const;

test('nothing on any page shuts somebody out', async ({ petra, page }) => {
  const addresses = await furnish(petra, english);
  expect(await violationsOn(page, addresses)).toEqual({});
});

for (const theme of ['dark', 'highContrastLight', 'highContrastDark'] as const) {
  test(`everything can be read, ${theme}`, async ({ petra, page }) => {
    const addresses = await furnish(petra, english);
    await petra.run('members.changePreferences', { preferences: { theme } });
    expect(await violationsOn(page, addresses.filter((address) => /^.(?:$|contacts$|properties.\w{26}|deals$|settings.roles)/.test(address)), ['color-contrast'])).toEqual({});
  });
}
