import { defineConfig, devices } from '@playwright/test';
import { join } from 'node:path';
import { findBrowser } from './findBrowser.ts';

const root = join(import.meta.dirname, '../..');

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.journey.ts',
  outputDir: join(root, 'test-results'),
  // They are there against what hangs; how busy the machine is says nothing.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  // Each has a server of its own.
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: join(root, '.gable/tests/journeys.json') }]],
  use: {
    ...devices['Desktop Chrome'],
    channel: undefined,
    actionTimeout: 20_000,
    viewport: { width: 1440, height: 900 },
    launchOptions: findBrowser(),
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
});
