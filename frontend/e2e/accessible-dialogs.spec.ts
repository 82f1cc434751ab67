import type { Page } from '@playwright/test';
import { grave } from './axe';
import { startEngine } from './engine';
import { startHub } from './hub';
import { canvas, choose, expect, fresh, pickFrom, tabs, test, withoutPlaces } from './sandtable';

/** Looks at what is open now, by day and by night: who has chosen no theme has that of the system, which changes in place. */
function looking(page: Page) {
  return async (screen: string, within = '.ant-modal-wrap') => {
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      expect.soft(await grave(page, `${screen}, ${theme}`, theme, within)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  };
}

test('axe finds nothing serious in scenarios, their runs, and what is left over of older versions', async ({ page }) => {
  test.setTimeout(600_000);
  const look = looking(page);
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();

  // A to-be that differs from the as-is, with what it changes open, and the choice of another one to follow.
  await page.getByRole('tab', { name: 'Numbers' }).click();
  const numbers = page.getByRole('tabpanel', { name: 'Numbers' });
  const more = page.getByRole('button', { name: 'More for the scenario' });
  await pickFrom(more, 'New scenario from this one…');
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).click();
  const changes = page.getByRole('button', { name: /Follows “/ });
  await page.getByLabel('People in Credit analyst').fill('7');
  await page.keyboard.press('Tab');
  await expect(changes).toContainText('1 change');
  await changes.click();
  await expect(changes).toHaveAttribute('aria-expanded', 'true');
  await look('what a scenario changes', '.st-numbers');
  await numbers.getByRole('button', { name: 'Save', exact: true }).click();
  await pickFrom(more, 'Follow another scenario…');
  await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible();
  await look('follow another scenario');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // A run: its results, what is taken away of them, its cases, and what is shown of it on the canvas.
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('kpi-cycleTime')).toBeVisible({ timeout: 120_000 });
  await look('results of a run', '[role=tabpanel]:not([aria-hidden=true])');
  const taken = page.getByRole('menuitem', { name: 'Figures (CSV)' });
  await expect(async () => {
    if (!(await taken.isVisible())) await page.getByRole('button', { name: /^Export “Cycle time”/ }).click({ timeout: 5_000 });
    await expect(taken).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await look('export of a plot', '.ant-dropdown:not(.ant-dropdown-hidden)');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+c');
  await page.getByRole('region', { name: 'Cases', exact: true }).getByRole('row').nth(1).getByRole('button').click({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: /^Case \d+$/ }).getByRole('option').first()).toBeVisible({ timeout: 60_000 });
  await look('cases', '[aria-label=Cases]');
  await page.keyboard.press('Alt+Shift+B');
  const board = page.getByRole('region', { name: 'Board', exact: true });
  await expect(board.getByRole('article').first()).toBeVisible({ timeout: 60_000 });
  await look('board', '[aria-label=Board]');
  await board.getByRole('button', { name: 'Close the tables' }).click();
  await page.keyboard.press('Alt+m');
  await expect(page.getByRole('region', { name: 'Heat map' }).getByRole('img', { name: /Waiting, mean/ })).toBeVisible();
  await look('heat map', '[aria-label="Heat map"]');
  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('region', { name: 'Playback' }).getByTestId('run-clock')).toBeVisible();
  await look('playback', '[aria-label=Playback]');
  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('region', { name: 'Playback' })).toBeHidden();

  // Numbers of a task that is gone: their list, and the question before a run leaves them out.
  await page.getByRole('tab', { name: 'Numbers' }).click();
  await choose(page, page.getByRole('combobox', { name: 'Scenario', exact: true }), 'As-is');
  const invoice = canvas(page).locator('[data-element-id="Task_Invoice"]');
  await invoice.click();
  await page.keyboard.press('Delete');
  await expect(invoice).toHaveCount(0);
  await expect(page.getByRole('region', { name: /of an older version of the process/ })).toContainText('Prepare the invoice');
  await look('numbers of an older version', '.st-leftovers');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: /Simulate without/ })).toBeVisible();
  await look('simulate without them');
});

test('axe finds nothing serious from the checks of a template to its rollout, its withdrawal and an engine', async ({ page }) => {
  test.setTimeout(900_000); // many dialogs, a hub, and packages that are rehearsed
  const look = looking(page);
  const hub = await startHub();
  const camunda = await startEngine();
  const name = fresh('axe').replace(' ', '-');
  const publishing = (item: string) => pickFrom(page.getByRole('button', { name: 'Publish', exact: true }), item);
  try {
    hub.publish('1.0.0', 'Step');
    hub.publish('1.1.0', 'Counter');
    hub.run('channel', 'move', `${hub.address}/acme/step`, 'stable', '1.0.0');
    await withoutPlaces(page);
    const { id: registry } = (await (await page.request.post('/api/registries', { data: { name, address: hub.address } })).json()) as { id: string };
    await page.request.put(`/api/registries/${registry}/login`, { data: { user: 'ann', password: hub.password } });
    await page.getByRole('list', { name: 'Begin with a template' }).getByRole('button', { name: /After-sales service/ }).click();
    await expect(canvas(page).locator('[data-element-id=Task_Diagnose].djs-element')).toBeVisible();

    // Registries and keys
    await publishing('Registries and keys…');
    const places = page.getByRole('dialog', { name: 'Registries and keys' });
    await expect(places.getByText(hub.address)).toBeVisible();
    await look('registries');
    await places.getByRole('button', { name: 'Log in…' }).click();
    await expect(places.getByLabel('Password', { exact: true })).toBeVisible();
    await look('logging in to a registry');
    await places.getByRole('button', { name: 'Not now' }).click();
    await places.getByRole('button', { name: 'Add a registry…' }).click();
    await places.getByRole('button', { name: 'Save' }).click();
    await expect(places.getByText('Fill this in.').first()).toBeVisible();
    await look('a registry is added');
    await places.getByRole('tab', { name: 'Keys' }).click();
    for (const [form, button] of [['Trust a public key…', 'Trust'], ['Bring a key in…', 'Bring in']]) {
      await places.getByRole('button', { name: form }).click();
      await places.getByRole('button', { name: button, exact: true }).click();
      await expect(places.getByRole('tabpanel', { name: 'Keys' }).getByText('Fill this in.').first()).toBeVisible();
      await look(form);
      await places.getByRole('button', { name: 'Cancel' }).click();
    }
    await places.getByRole('button', { name: 'Make a key…' }).click();
    await places.getByRole('textbox', { name: 'Name' }).fill(name);
    await places.getByLabel('Passphrase').fill(hub.password);
    await places.getByLabel('The same again').fill('something else');
    await expect(places.getByText('The two are not the same.')).toBeVisible();
    await look('a key is made');
    await places.getByLabel('The same again').fill(hub.password);
    await places.getByRole('button', { name: 'Make', exact: true }).click();
    await expect(places.getByText('yours').first()).toBeVisible();
    await look('keys');
    await places.getByRole('button', { name: 'Close' }).click();
    await expect(places).toBeHidden();

    // The five steps of publishing
    await publishing('Publish…');
    const wizard = page.getByRole('dialog', { name: /^Publish/ });
    await wizard.getByLabel('Id in the central library').fill('Not an id');
    await look('publish, contents');
    await wizard.getByLabel('Id in the central library').fill(`acme/${name}`);
    await page.keyboard.press('Escape');
    const leaving = page.getByRole('dialog', { name: 'Close without publishing?' });
    await expect(leaving).toBeVisible();
    await look('close without publishing');
    await leaving.getByRole('button', { name: 'Go on' }).click();
    await expect(leaving).toBeHidden();
    await wizard.getByRole('button', { name: 'Continue to the checks' }).click();
    await expect(wizard.getByText(/^Rehearsed:/)).toBeVisible({ timeout: 60_000 });
    await look('publish, checks');
    await wizard.getByRole('button', { name: 'Continue to the version' }).click();
    await expect(wizard.getByText('this is the first release')).toBeVisible({ timeout: 30_000 });
    await look('publish, version');
    await wizard.getByRole('button', { name: 'Continue', exact: true }).click();
    await wizard.getByLabel('Passphrase of the key').fill('a wrong sentence');
    await wizard.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(wizard.getByText('The passphrase does not open this key.')).toBeVisible();
    await look('publish, refused');
    await wizard.getByLabel('Passphrase of the key').fill(hub.password);
    await wizard.getByRole('button', { name: 'Save as file…' }).click();
    await expect(wizard.getByText('The package was saved as a file.')).toBeVisible({ timeout: 60_000 });
    await look('publish, saved as a file');
    await wizard.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(wizard.getByText(`1.0.0 is published in “${name}”`)).toBeVisible({ timeout: 60_000 });
    await look('publish, result');
    await wizard.locator('.st-publish-body').getByRole('button', { name: 'Close' }).click();
    await expect(wizard).toBeHidden();

    // A template of the central library, and what would be installed
    await publishing('Central library…');
    const central = page.getByRole('dialog', { name: 'Central library' });
    const shelf = central.getByRole('region', { name });
    await shelf.getByRole('button', { name: 'Look again' }).click();
    await expect(shelf.getByRole('button', { name: /acme\/step/ })).toBeVisible();
    await look('central library');
    await shelf.getByRole('button', { name: new RegExp(`acme/${name}`) }).click();
    for (const tab of ['Diagram', 'RACI matrix', 'Evidence', 'Changes', 'Files']) {
      await central.getByRole('tab', { name: tab }).click({ timeout: 60_000 });
      await expect(central.getByRole('tabpanel', { name: tab })).toBeVisible();
      await look(`template, ${tab}`);
    }
    await central.getByRole('button', { name: 'Back', exact: true }).click();
    await shelf.getByRole('button', { name: /acme\/step/ }).click();
    await central.getByText('Channels and rollout').click();
    await central.getByRole('region', { name: 'Versions' }).getByRole('button', { name: '1.0.0', exact: true }).click();
    await central.getByLabel('Name of the project').fill(`Steps ${name}`);
    await central.getByLabel('Id of the template').fill('acme/step');
    await look('an unsigned template');
    await central.getByRole('button', { name: 'Install', exact: true }).click();
    await expect(central).toBeHidden({ timeout: 30_000 });

    // Its channels and its rollout, and the update that comes of it
    await publishing('Central library…');
    await shelf.getByRole('button', { name: /acme\/step/ }).click();
    await central.getByText('Channels and rollout').click();
    const rollout = central.getByRole('region', { name: 'Rollout' });
    await central.getByRole('button', { name: 'New channel…' }).click();
    const moving = page.getByRole('dialog', { name: 'New channel' });
    await expect(moving).toBeVisible();
    await look('new channel');
    await moving.getByRole('button', { name: 'Cancel' }).click();
    await expect(moving).toBeHidden();
    await rollout.getByRole('button', { name: 'Plan a rollout…' }).click();
    const plan = page.getByRole('dialog', { name: 'Plan a rollout' });
    await choose(page, plan.getByLabel('New version'), '1.1.0');
    await plan.getByLabel('Pilot units').fill(name);
    await page.keyboard.press('Enter');
    await plan.getByLabel('Shares of the units').fill('50, 10');
    await look('plan of a rollout');
    await plan.getByLabel('Shares of the units').fill('');
    await plan.getByLabel('Each step runs at least').fill('0');
    await plan.getByRole('button', { name: 'Plan', exact: true }).click();
    await expect(plan).toBeHidden();
    await rollout.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(rollout.getByText('running', { exact: true })).toBeVisible();
    await look('channels and rollout');
    await rollout.getByRole('button', { name: 'Pause…' }).click();
    const pausing = page.getByRole('dialog', { name: 'Pause the rollout' });
    await expect(pausing).toBeVisible();
    await look('a rollout is paused');
    await pausing.getByRole('button', { name: 'Cancel' }).click();
    await expect(pausing).toBeHidden();
    await rollout.getByRole('button', { name: 'Report figures…' }).click();
    const figures = page.getByRole('dialog', { name: 'Report figures' });
    await expect(figures).toBeVisible();
    await look('figures of a rollout');
    await figures.getByRole('button', { name: 'Cancel' }).click();
    await expect(figures).toBeHidden();
    await central.getByRole('button', { name: 'Back', exact: true }).click();
    await central.getByRole('tab', { name: /^Installed/ }).click();
    await central.getByLabel('Our organisational unit').fill(name);
    await page.keyboard.press('Enter');
    await expect(central.getByRole('tab', { name: 'Installed (1 update)' })).toBeVisible({ timeout: 30_000 });
    await look('what is installed');
    await central.getByRole('button', { name: 'Update to 1.1.0…' }).click();
    await expect(central.getByRole('tabpanel', { name: 'What is new' })).toContainText('The template is called otherwise', { timeout: 30_000 });
    await look('an update');

    // The rollout is given up, and the version withdrawn
    await central.getByText('Channels and rollout').click();
    await rollout.getByRole('button', { name: 'Abort…' }).click();
    const asked = page.getByRole('dialog', { name: 'Abort the rollout' });
    await asked.getByLabel('Why (others read it)').fill('loses orders');
    await look('a rollout is given up');
    await asked.getByRole('button', { name: 'Abort', exact: true }).click();
    await expect(rollout.getByText('“loses orders”')).toBeVisible();
    await central.getByRole('button', { name: 'Withdraw 1.1.0' }).click();
    const withdrawing = page.getByRole('dialog', { name: 'Withdraw 1.1.0' });
    await expect(withdrawing.getByRole('button', { name: 'Withdraw', exact: true })).toBeDisabled();
    await look('a version is withdrawn');
    await withdrawing.getByLabel('Reason').fill('loses orders');
    await withdrawing.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(central.getByRole('row', { name: /1\.1\.0/ })).toContainText('withdrawn');
    await look('versions, one withdrawn');
    await central.getByRole('region', { name: 'Versions' }).getByRole('button', { name: '1.1.0', exact: true }).click();
    await expect(central.getByText(/1\.1\.0 was withdrawn by ann/)).toBeVisible({ timeout: 30_000 });
    await look('a withdrawn template');
    await central.getByRole('button', { name: 'Close' }).click();
    await expect(central).toBeHidden();

    // A process engine: the files for it, what it refuses, what it takes
    await tabs(page).getByRole('button', { name: 'After-sales service', exact: true }).click();
    await expect(canvas(page).locator('[data-element-id=Task_Diagnose].djs-element')).toBeVisible();
    await publishing('Deploy to an engine…');
    const drawer = page.getByRole('dialog', { name: 'Run in a process engine' });
    const engine = (screen: string) => look(screen, '.ant-drawer-content-wrapper');
    await drawer.getByText('Camunda 8', { exact: true }).click();
    await drawer.getByText(/things to know/).click();
    await engine('Camunda 8');
    await drawer.getByText('Camunda 7', { exact: true }).click();
    await drawer.getByLabel('Address').fill(camunda.url);
    await drawer.getByText('Password', { exact: true }).first().click();
    await drawer.getByLabel('User').fill('ann');
    await drawer.getByLabel('Password', { exact: true }).last().fill('secret');
    const hand = drawer.getByRole('button', { name: 'Deploy', exact: true });
    await hand.click();
    await expect(drawer.getByText('The engine has refused the process')).toBeVisible();
    await engine('an engine refuses it');
    await hand.click();
    await expect(drawer.getByText('Process_AfterSales, version 7')).toBeVisible();
    await engine('an engine takes it');

    // What was installed here is no update to other tests.
    await page.request.delete(`/api/registries/${registry}`);
  } finally {
    camunda.close();
    hub.stop();
  }
});
