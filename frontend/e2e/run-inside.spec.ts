import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { canvas, choose, expect, fresh, openFromLibrary, test } from './sandtable';

const drawn = readFileSync(new URL('run-inside.bpmn', import.meta.url), 'utf8');

/** What of the canvas takes the keyboard. */
const surface = (page: Page) => canvas(page).locator('.djs-container > svg');

test('a collapsed sub-process has the heat and the tokens of what is inside, and any repeat is played', async ({ page }) => {
  const project = (await (await page.request.post('/api/projects', { data: { name: fresh('Inside') } })).json()) as { id: string };
  const name = fresh('Repair');
  await page.request.post(`/api/projects/${project.id}/processes`, { data: { name, xml: drawn } });
  await page.reload();
  await openFromLibrary(page, name);
  const element = (id: string) => canvas(page).locator(`[data-element-id=${id}].djs-shape`);
  await expect(element('mend')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('tabpanel', { name: 'Results' }).getByText('In short')).toBeVisible({ timeout: 60_000 });

  await page.keyboard.press('Alt+m');
  const heat = page.getByRole('region', { name: 'Heat map' });
  await choose(page, heat.getByRole('combobox', { name: 'Figure' }), 'Work time, mean');
  await expect(element('mend')).toHaveClass(/st-heated/);
  await expect(canvas(page).locator('.st-heat-figure').filter({ hasText: 'Σ' })).toHaveCount(1);
  await element('mend').click();
  await expect(heat).toContainText('Inside, each time that it is entered: Look at it, Glue it');
  await expect(heat).toContainText('Not shown for the whole, since it does not add up: Waiting, p90');
  await choose(page, heat.getByRole('combobox', { name: 'Figure' }), 'Waiting, p90');
  await expect(element('mend')).not.toHaveClass(/st-heated/);
  await expect(heat).toContainText('percentiles of several steps do not add up');

  // Inside, the steps have their own.
  await surface(page).focus();
  await page.keyboard.press('Alt+i');
  await expect(element('glue')).toBeVisible();
  await expect(element('glue')).toHaveClass(/st-heated/);
  await page.keyboard.press('Alt+u');
  await expect(element('mend')).toBeVisible();

  // The playback takes the place of the heat; of its repeats any can be chosen by the keyboard.
  await page.keyboard.press('Alt+l');
  await expect(heat).toBeHidden();
  const playback = page.getByRole('region', { name: 'Playback' });
  const repeat = playback.getByRole('spinbutton', { name: 'Which repeat is played' });
  await expect(repeat).toHaveValue('1');
  const third = page.waitForRequest((request) => /\/movements\?.*replication=3/.test(request.url()));
  await repeat.fill('3');
  await page.keyboard.press('Enter');
  expect((await (await third).response())?.status()).toBe(200);
  await expect(playback.getByTestId('run-clock')).toContainText(/\d{4}/);
  await surface(page).focus();
  await page.keyboard.press('Escape');
  await expect(playback).toBeHidden();
});

test('the player of a finding and what is shown of a run make room for each other, and the tour leaves both their keys', async ({ page }) => {
  await page.getByRole('button', { name: /Learn by mending/ }).click();
  const tour = page.getByRole('region', { name: 'Tour' });
  await expect(tour).toBeVisible();
  await expect(page.getByRole('contentinfo').getByTitle('Open the problems')).toContainText('Not sound');
  await surface(page).focus();
  await page.keyboard.press('Alt+m');
  const heat = page.getByRole('region', { name: 'Heat map' });
  await expect(heat).toBeVisible();

  const panels = page.getByRole('complementary', { name: 'Panels' });
  const player = page.getByRole('region', { name: 'Run', exact: true });
  await page.getByRole('contentinfo').getByTitle('Open the problems').click();
  await panels.getByText('soundness.deadlock').first().click();
  await panels.getByRole('button', { name: /Show the run/ }).first().click();
  await expect(player).toBeVisible();
  await expect(heat).toBeHidden();
  await surface(page).focus();
  await page.keyboard.press('Alt+l');
  const playback = page.getByRole('region', { name: 'Playback' });
  await expect(playback).toBeVisible();
  await expect(player).toBeHidden();

  // From wherever on the page, the key closes the playback; once more, or on the card, the tour.
  await surface(page).focus();
  await page.keyboard.press('Escape');
  await expect(playback).toBeHidden();
  await expect(tour).toBeVisible();
  await page.keyboard.press('Alt+l');
  await expect(playback).toBeVisible();
  await tour.focus();
  await page.keyboard.press('Escape');
  await expect(tour).toBeHidden();
  await expect(playback).toBeVisible();
});
