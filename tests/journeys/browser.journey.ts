import { expect, test } from '@playwright/test';

test('the browser draws text in every script that Gable speaks', async ({ page }) => {
  await page.setContent('<p>house</p><p>בית</p><p>σπίτι</p><p>خانه</p>');
  for (const line of await page.locator('p').all()) expect((await line.boundingBox())?.height).toBeGreaterThan(10);
  expect((await page.screenshot()).byteLength).toBeGreaterThan(1000);
});
