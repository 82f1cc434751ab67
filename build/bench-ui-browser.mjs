// Plays bench-ui.js in Chromium against the address in SANDTABLE_URL, and prints what it tells.
import { createRequire } from 'node:module';
import { readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(new URL('../frontend/package.json', import.meta.url));
const { chromium } = require('@playwright/test');
const profile = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM || undefined,
  viewport: { width: 1280, height: 772 },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const page = await context.newPage();
  await page.exposeFunction('tell', (row) => console.log(JSON.stringify(row)));
  await page.goto(process.env.SANDTABLE_URL);
  await page.evaluate(`${readFileSync(new URL('bench-ui.js', import.meta.url), 'utf8')}; benchUi(tell)`);
} catch (thrown) {
  console.log(JSON.stringify({ row: 'failed', why: String(thrown) }));
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}
