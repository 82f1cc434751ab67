import type { Page } from '@playwright/test';
import { canvas, choose, expect, fresh, middle, openFile, pickFrom, saveAs, test } from './sandtable';

/** Two branches of which one is taken, and a join that waits for both: a deadlock. The other end has no event. */
const deadlock = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x" id="D">
  <process id="Order" name="Handle order">
    <startEvent id="Start" name="Order received"/>
    <exclusiveGateway id="Split" name="In stock?"/>
    <task id="Pack" name="Pack goods"/>
    <task id="Buy" name="Order from supplier"/>
    <parallelGateway id="Join"/>
    <endEvent id="End" name="Order shipped"/>
    <sequenceFlow id="f1" sourceRef="Start" targetRef="Split"/>
    <sequenceFlow id="f2" name="yes" sourceRef="Split" targetRef="Pack"/>
    <sequenceFlow id="f3" name="no" sourceRef="Split" targetRef="Buy"/>
    <sequenceFlow id="f4" sourceRef="Pack" targetRef="Join"/>
    <sequenceFlow id="f5" sourceRef="Buy" targetRef="Join"/>
    <sequenceFlow id="f6" sourceRef="Join" targetRef="End"/>
  </process>
</definitions>`;

const problems = (page: Page) => page.getByRole('complementary', { name: 'Panels' });
const badge = (page: Page, element: string) => canvas(page).locator(`.djs-overlays[data-container-id=${element}] .st-mark button`);
const summary = (page: Page) => page.getByRole('contentinfo').getByTitle('Open the problems');

test('a drawing is checked while it is drawn: badges, counts and verdict follow, and a fix is one step that undo takes back', async ({ page }) => {
  await openFile(page, 'order.bpmn', deadlock);
  await expect(summary(page)).toContainText('Not sound');
  await expect(badge(page, 'Join')).toBeVisible();

  // A badge leads to its finding; its fix says what it changes before it does.
  await badge(page, 'Join').first().click();
  const finding = problems(page).locator('li[data-chosen=true]');
  await expect(finding).toContainText('soundness.deadlock');
  await finding.getByRole('button', { name: 'Let “Join” wait for nobody: make it an exclusive gateway', exact: true }).click();
  await expect(finding.getByRole('group', { name: 'This will change:' })).toContainText('exclusive gateway');
  await expect(canvas(page).locator('[data-element-id=Join].st-touched')).toBeVisible();
  await finding.getByRole('button', { name: 'Apply' }).click();

  await expect(summary(page).getByTestId('verdict')).toHaveText('Sound');
  await expect(problems(page).getByText('soundness.deadlock')).toHaveCount(0);
  await expect(badge(page, 'Join')).toHaveCount(0);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(summary(page)).toContainText('Not sound');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('badges can be hidden, and are in no exported picture', async ({ page }) => {
  await openFile(page, 'order.bpmn', deadlock);
  await expect(badge(page, 'Join')).toBeVisible();
  await page.getByRole('button', { name: 'Hide the badges on the diagram' }).click();
  await expect(canvas(page).locator('.st-mark')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show the badges on the diagram' }).click();
  await expect(badge(page, 'Join')).toBeVisible();
  const download = page.waitForEvent('download');
  await pickFrom(page.getByRole('button', { name: 'File', exact: true }), 'Export as picture or PDF…');
  const form = page.getByRole('dialog', { name: 'Export as picture or PDF' });
  await form.getByText('SVG', { exact: true }).click();
  await form.getByRole('button', { name: 'Export', exact: true }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).not.toMatch(/st-mark|st-token|st-touched/);
});

test('F8 goes from problem to problem, arrows and filters work in the list', async ({ page }) => {
  await openFile(page, 'order.bpmn', deadlock);
  await expect(badge(page, 'Join')).toBeVisible();
  await page.getByRole('tab', { name: 'Properties' }).click();
  await page.keyboard.press('F8');
  await expect(problems(page).locator('li[data-chosen=true]')).toHaveCount(1);
  const findings = problems(page).locator('.st-finding');
  const count = await findings.count();
  await findings.first().focus();
  if (count > 1) {
    await page.keyboard.press('ArrowDown');
    await expect(findings.nth(1)).toBeFocused();
    await expect(findings.nth(1)).toHaveAttribute('aria-current', 'true');
  }
  await page.keyboard.press('Shift+F8');
  await page.getByRole('textbox', { name: 'Search' }).last().fill('no such thing');
  await expect(problems(page)).toContainText('Nothing matches');
  await problems(page).getByRole('button', { name: 'Show all' }).click();
  await expect(findings).toHaveCount(count);
});

test('a finding is waived with a reason, stands apart, and comes back when that is taken back', async ({ page }) => {
  await openFile(page, 'order.bpmn', deadlock);
  await badge(page, 'Join').first().click();
  const finding = problems(page).locator('li[data-chosen=true]');
  await expect(finding.getByRole('button', { name: 'Waive…' })).toBeDisabled();
  await saveAs(page, fresh('Waived'));
  await badge(page, 'Join').first().click();
  const message = (await finding.locator('.st-finding-message').textContent())!;
  await finding.getByRole('button', { name: 'Waive…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Waive the finding' });
  await expect(dialog.getByRole('button', { name: 'Waive', exact: true })).toBeDisabled();
  await dialog.getByLabel('Why is this all right?').fill('Redrawn in March');
  await dialog.getByRole('button', { name: 'Waive', exact: true }).click();
  await expect(badge(page, 'Join')).toHaveCount(0);
  await problems(page).getByText('1 waived').click();
  await expect(problems(page).locator('.st-waived')).toContainText(message);
  await expect(problems(page).locator('.st-waived')).toContainText('Redrawn in March');
  await problems(page).getByRole('button', { name: 'Take back' }).click();
  await expect(badge(page, 'Join')).toBeVisible();
});

test('a rule that is turned off finds nothing any more, in everything that is open; the page about it explains', async ({ page }) => {
  const noEnd = deadlock.replace('<endEvent id="End" name="Order shipped"/>', '<task id="End" name="Ship order"/>');
  await openFile(page, 'order.bpmn', noEnd);
  await expect(problems(page).getByText(/ · structure\.no-end$/)).toBeVisible();
  await problems(page).locator('.st-finding', { hasText: 'structure.no-end' }).click();
  await problems(page).getByRole('button', { name: 'Explain' }).click();
  const page_ = page.getByRole('dialog', { name: 'A process without an end event' });
  await expect(page_.getByRole('img', { name: 'Found here' }).locator('.djs-shape').first()).toBeVisible();
  await expect(page_.getByRole('img', { name: 'Good' }).locator('.djs-shape').first()).toBeVisible();
  await page.keyboard.press('Escape');

  const set = async (level: string) => {
    await pickFrom(page.getByRole('button', { name: 'Check', exact: true }).first(), 'Rules…');
    const drawer = page.getByRole('dialog', { name: 'Rules of the library' });
    await drawer.getByRole('textbox', { name: 'Search rules' }).fill('structure.no-end');
    await choose(page, drawer.getByLabel('Severity of “A process without an end event”'), level);
    await drawer.getByRole('button', { name: 'Save and check' }).click();
    await expect(drawer).toBeHidden();
  };
  await set('Off');
  await expect(problems(page).getByText(/ · structure\.no-end$/)).toHaveCount(0);
  await set('Warning');
  await expect(problems(page).getByText(/ · structure\.no-end$/)).toBeVisible();
});

test('the run that shows a finding is played over the drawing, step by step, until something is edited', async ({ page }) => {
  await openFile(page, 'order.bpmn', deadlock);
  await badge(page, 'Join').first().click();
  await problems(page).locator('li[data-chosen=true]').getByRole('button', { name: 'Show the run' }).click();
  const player = page.getByRole('region', { name: 'Run', exact: true });
  await expect(player).toContainText('2 of 2');
  await expect(player).toContainText('finish “');
  await expect(canvas(page).locator('.st-token-stuck')).toHaveCount(1);
  await expect(canvas(page).locator('[data-element-id=Join].st-run-stuck')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(player).toContainText('1 of 2');
  await expect(canvas(page).locator('.st-token-working')).toHaveCount(1);
  await player.getByRole('button', { name: 'All steps' }).click();
  await player.getByRole('button', { name: /finish “/ }).click();
  await expect(player).toContainText('2 of 2');
  const mark = canvas(page).locator('.bjs-powered-by');
  const { x, y } = await middle(mark);
  expect(await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest('.bjs-powered-by') !== null, [x, y] as const)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(player).toHaveCount(0);
  await expect(canvas(page).locator('.st-token')).toHaveCount(0);

  // An edit ends it too.
  await problems(page).locator('li[data-chosen=true]').getByRole('button', { name: 'Show the run' }).click();
  await expect(player).toBeVisible();
  await canvas(page).locator('[data-element-id=Pack].djs-element').click();
  await page.keyboard.press('Delete');
  await expect(player).toHaveCount(0);
});

test('without an answer drawing goes on, and the next edit tries again', async ({ page }) => {
  await page.route('**/api/check', (route) => route.abort());
  await openFile(page, 'order.bpmn', deadlock);
  await expect(page.getByRole('contentinfo').getByLabel('Not checked')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.unroute('**/api/check');
  await canvas(page).locator('[data-element-id=Pack].djs-element').click();
  await page.keyboard.press('Delete');
  await expect(summary(page).getByTestId('verdict')).toBeVisible();
});

/** A chain of steps and small choices with as many elements as asked for. */
function long(elements: number): string {
  const parts: string[] = ['<startEvent id="s0"/>'];
  let last = 's0';
  let flows = 0;
  const flow = (source: string, target: string) => parts.push(`<sequenceFlow id="f${flows++}" sourceRef="${source}" targetRef="${target}"/>`);
  for (let n = 0; parts.length < elements - 2; n++) {
    parts.push(`<exclusiveGateway id="g${n}" name="Which way ${n}?"/>`, `<task id="a${n}" name="Check item ${n}"/>`, `<task id="b${n}" name="Return item ${n}"/>`, `<exclusiveGateway id="h${n}"/>`);
    flow(last, `g${n}`);
    flow(`g${n}`, `a${n}`);
    flow(`g${n}`, `b${n}`);
    flow(`a${n}`, `h${n}`);
    flow(`b${n}`, `h${n}`);
    last = `h${n}`;
  }
  parts.push('<endEvent id="e0"/>');
  flow(last, 'e0');
  return `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x" id="D"><process id="P">${parts.join('')}</process></definitions>`;
}

test('an edit of a diagram of 300 elements is answered on the screen soon', async ({ page }) => {
  await openFile(page, 'long.bpmn', long(300));
  await expect(summary(page).getByTestId('verdict')).toHaveText('Sound');
  await page.getByRole('button', { name: 'Show all', exact: true }).click();
  const before = await summary(page).textContent();
  const times: number[] = [];
  for (const id of ['h2', 'h4', 'h6', 'h8']) {
    await page.waitForTimeout(1200);
    await canvas(page).locator(`[data-element-id=${id}].djs-element`).click();
    // From the key to the moment when other numbers stand in the status bar.
    await page.evaluate(() => {
      (window as unknown as { answered: Promise<number> }).answered = new Promise((resolve) => {
        const bar = document.querySelector('.st-summary')!;
        const before = bar.textContent;
        let began = 0;
        window.addEventListener('keydown', () => (began = performance.now()), { capture: true, once: true });
        const watch = new MutationObserver(() => {
          if (bar.textContent === before) return;
          watch.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - began));
        });
        watch.observe(bar, { subtree: true, childList: true, characterData: true });
      });
    });
    await page.keyboard.press('Delete');
    times.push(await page.evaluate(() => (window as unknown as { answered: Promise<number> }).answered));
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(summary(page)).toHaveText(before!);
  }
  console.log(`300 elements: from the key to the answer on the screen ${times.map((time) => `${Math.round(time)} ms`).join(', ')}`);
  expect(Math.min(...times)).toBeLessThan(3000);
});
