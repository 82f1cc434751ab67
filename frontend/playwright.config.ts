import { defineConfig } from '@playwright/test';

/** The page under test is a running server: SANDTABLE_URL is its address, with the token it printed. */
export default defineConfig({
  testDir: 'e2e',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  workers: 1,
  // A machine under load may lose a click; what succeeds only when tried again is named at the end.
  retries: 2,
  reporter: [['list'], ['./e2e/digest.ts']],
  use: {
    baseURL: process.env.SANDTABLE_URL,
    viewport: { width: 1280, height: 800 },
    locale: 'en',
    actionTimeout: 30_000,
    // What was done, step by step. Pictures of every step would take as long again as the tests; `--trace on` has them.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
