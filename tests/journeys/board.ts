import type { Locator, Page } from '@playwright/test';

export const columnOf = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
export const cardIn = (page: Page, column: string, title: string): Locator => columnOf(page, column).getByRole('listitem').filter({ hasText: title });

export async function dragByMouse(page: Page, card: Locator, column: string): Promise<void> {
  await carryByMouse(page, card, column);
  await page.mouse.up();
}

/** Presses on a card and carries it over a column, as a hand with a mouse does, but does not let go. */
export async function carryByMouse(page: Page, card: Locator, column: string): Promise<void> {
  const to = await middleOf(columnOf(page, column));
  const from = await middleOf(card);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 12 });
}

/** A finger on the screen. Playwright itself can only tap. */
export async function finger(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  return {
    down: (point: { x: number; y: number }) => touch('touchStart', [point]),
    move: (point: { x: number; y: number }) => touch('touchMove', [point]),
    up: () => touch('touchEnd', []),
  };
}

export async function middleOf(target: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await target.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}
