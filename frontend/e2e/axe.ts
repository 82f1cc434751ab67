import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds grave on the page as it is now, or in a part of it; what bpmn-js draws itself is its makers' to mend. */
export async function grave(page: Page, screen: string, theme: 'light' | 'dark', within?: string): Promise<string[]> {
  // What is still fading in has no contrast yet.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime !== Infinity).map((a) => a.finished)));
  const axe = new AxeBuilder({ page }).exclude('.djs-container svg');
  if (within) axe.include(within);
  // Only the colours differ in the dark.
  const { violations } = await (theme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target, failureSummary }) => `${screen}: ${id} at ${target.join(' ')} — ${failureSummary?.split('\n').slice(1, 2).join('').trim()}`));
}
