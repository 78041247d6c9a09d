import { expect, type Page } from '@playwright/test';

export async function visit(page: Page, address: string, live = 'Live'): Promise<void> {
  await page.goto(address);
  await isLive(page, live);
}

/** Waits until a page that was loaded answers to presses: it says that it is live. */
export async function isLive(page: Page, live = 'Live'): Promise<void> {
  await expect(page.getByRole('status', { includeHidden: true }).filter({ hasText: live })).toBeAttached();
}
