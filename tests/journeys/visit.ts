import { expect, type Page } from '@playwright/test';

/** Goes to an address and waits until the page answers to presses: it says that it is live. */
export async function visit(page: Page, address: string, live = 'Live'): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('status', { includeHidden: true }).filter({ hasText: live })).toBeAttached();
}
