import { canvas, choose, expect, middle, test } from './sandtable';

test('the figures of a run are colours on the drawing, and one finds the way from there to the table and back', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.keyboard.press('Alt+m');
  const heat = page.getByRole('region', { name: 'Heat map' });
  await expect(heat).toContainText('Nothing has been simulated yet');
  await page.keyboard.press('Escape');
  await expect(heat).toBeHidden();

  await page.keyboard.press('Control+Enter');
  const results = page.getByRole('tabpanel', { name: 'Results' });
  await expect(results.getByText('In short')).toBeVisible({ timeout: 60_000 });
  await results.getByRole('button', { name: 'Heat map' }).click();
  await expect(heat.getByRole('img', { name: /Waiting, mean: from 0 min to/ })).toBeVisible();
  const hot = canvas(page).locator('.djs-shape.st-heated');
  await expect(hot.first()).toBeVisible();
  await expect(canvas(page).locator('.djs-connection.st-heated')).toHaveCount(0);

  await choose(page, heat.getByRole('combobox', { name: 'Figure' }), 'Times per case');
  await expect(canvas(page).locator('.djs-connection.st-heated')).not.toHaveCount(0); // straight ones are boxes without height
  await page.keyboard.press('Escape'); // in the list, which closes
  await canvas(page).click({ position: { x: 300, y: 12 } });
  await page.keyboard.press('Alt+.');
  await expect(heat.getByRole('img', { name: /Waiting, mean/ })).toBeVisible();

  const at = await middle(hot.first());
  await page.mouse.click(at.x, at.y);
  await expect(heat.locator('dl')).toContainText('Utilisation');
  await heat.getByRole('button', { name: 'In the table' }).click();
  const row = results.locator('tr.st-row-current');
  await expect(row).toBeInViewport();
  const other = results.locator('tr[data-row]:not(.st-row-current) button').first();
  const name = (await other.textContent())!;
  await other.click();
  await expect(row).toContainText(name);
  await expect(heat.locator('.st-overlay-name')).toContainText(name);

  await canvas(page).focus();
  await page.keyboard.press('Escape');
  await expect(heat).toBeHidden();
  await expect(canvas(page).locator('.st-heated')).toHaveCount(0);
  await expect(canvas(page).locator('.st-heat-figure')).toHaveCount(0);
});

test('the cases of a run are played over the drawing: they move, stand still, and one goes to any moment', async ({ page }) => {
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const results = page.getByRole('tabpanel', { name: 'Results' });
  await expect(results.getByText('In short')).toBeVisible({ timeout: 60_000 });
  await results.getByRole('button', { name: 'Playback' }).click();
  const playback = page.getByRole('region', { name: 'Playback' });
  const clock = playback.getByTestId('run-clock');
  // On the clock of the process, from its start on.
  await expect(clock).toContainText(/5 Jan 2026/);
  const began = (await clock.textContent())!;
  await expect(clock).not.toHaveText(began, { timeout: 30_000 });
  await expect(canvas(page).locator('canvas.st-tokens')).toBeVisible();

  // It stands still, and goes on event by event.
  await playback.getByRole('button', { name: 'Pause' }).click();
  await expect(playback.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(playback.getByRole('slider', { name: 'Time in the run' })).toBeVisible();
  const at = async () => Number(await clock.getAttribute('data-time'));
  const here = await at();
  await playback.getByRole('button', { name: 'On to the next event' }).click();
  await expect.poll(at).toBeGreaterThan(here);

  // Into the middle of the run: cases are under way there, and something of them is drawn.
  const track = (await playback.locator('.ant-slider').boundingBox())!;
  await page.mouse.click(track.x + track.width / 2, track.y + track.height / 2);
  await expect.poll(at, { timeout: 30_000 }).toBeGreaterThan(here + 86_400);
  await expect(playback).toContainText(/[1-9]\d* .*under way · [1-9]\d* over/, { timeout: 30_000 });
  const inked = () =>
    canvas(page)
      .locator('canvas.st-tokens')
      .evaluate((sheet: HTMLCanvasElement) => sheet.getContext('2d')!.getImageData(0, 0, sheet.width, sheet.height).data.some((part, nth) => nth % 4 === 3 && part > 0));
  await expect.poll(inked).toBe(true);

  await canvas(page).focus();
  await page.keyboard.press('Escape');
  await expect(playback).toBeHidden();
  await expect(canvas(page).locator('canvas.st-tokens')).toHaveCount(0);
});
