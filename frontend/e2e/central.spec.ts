import type { Page } from '@playwright/test';
import { startHub } from './hub';
import { choose, expect, fresh, pickFrom, test } from './sandtable';

/** Opens the central library from its menu. */
const openCentral = (page: Page) => pickFrom(page.getByRole('button', { name: 'Publish', exact: true }), 'Central library…');

test('a new version reaches the library by a rollout, what changed is shown, and what is withdrawn is told', async ({ page }) => {
  test.slow(); // a hub of its own, three releases, and an installation
  const hub = await startHub();
  const name = fresh('hub').replace(' ', '-');
  try {
    // Given a hub with two releases, of which stable offers the first
    hub.publish('1.0.0', 'Step');
    hub.publish('1.1.0', 'Counter');
    hub.run('channel', 'move', `${hub.address}/acme/step`, 'stable', '1.0.0');
    const added = await page.request.post('/api/registries', { data: { name, address: hub.address } });
    const { id: registry } = (await added.json()) as { id: string };
    await page.request.put(`/api/registries/${registry}/login`, { data: { user: 'ann', password: hub.password } });

    // It is installed, and follows stable
    await openCentral(page);
    const central = page.getByRole('dialog', { name: 'Central library' });
    const shelf = central.getByRole('region', { name });
    await shelf.getByRole('button', { name: 'Look again' }).click();
    await shelf.getByRole('button', { name: /acme\/step/ }).click();
    await central.getByText('Channels and rollout').click();
    await central.getByRole('region', { name: 'Versions' }).getByRole('button', { name: '1.0.0', exact: true }).click();
    await central.getByLabel('Name of the project').fill(`Steps ${name}`);
    await expect(central.locator('.ant-form-item', { hasText: 'Follow for updates' })).toContainText('stable');
    await central.getByLabel('Id of the template').fill('acme/step');
    await central.getByRole('button', { name: 'Install', exact: true }).click();
    await expect(central).toBeHidden({ timeout: 30_000 });
    const library = page.getByRole('navigation', { name: 'Library' });
    const folder = library.locator('section', { hasText: `Steps ${name}` });
    await expect(folder).toBeVisible();

    // When a rollout is planned and begun with our unit as the pilot
    await openCentral(page);
    await shelf.getByRole('button', { name: /acme\/step/ }).click();
    await central.getByText('Channels and rollout').click();
    const rollout = central.getByRole('region', { name: 'Rollout' });
    await expect(central.getByText('The hub knows you as ann')).toBeVisible();
    await rollout.getByRole('button', { name: 'Plan a rollout…' }).click();
    const plan = page.getByRole('dialog', { name: 'Plan a rollout' });
    await choose(page, plan.getByLabel('New version'), '1.1.0');
    await plan.getByLabel('Pilot units').fill(name);
    await page.keyboard.press('Enter');
    await plan.getByLabel('Shares of the units').fill('50, 10');
    await expect(plan.getByRole('button', { name: 'Plan', exact: true })).toBeDisabled();
    await plan.getByLabel('Shares of the units').fill('');
    await plan.getByLabel('Each step runs at least').fill('0');
    await plan.getByRole('button', { name: 'Plan', exact: true }).click();
    await expect(plan).toBeHidden();
    await rollout.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(rollout.getByText('running', { exact: true })).toBeVisible();

    // Then the library is offered it once it says which unit it belongs to
    await central.getByRole('button', { name: 'Back', exact: true }).click();
    await central.getByRole('tab', { name: /^Installed/ }).click();
    await central.getByLabel('Our organisational unit').fill(name);
    await page.keyboard.press('Enter');
    await expect(central.getByRole('tab', { name: 'Installed (1 update)' })).toBeVisible({ timeout: 30_000 });
    await expect(folder.getByRole('button', { name: /1\.1\.0 is there$/ })).toBeAttached();
    await central.getByRole('button', { name: 'Update to 1.1.0…' }).click();
    await expect(central.getByRole('tabpanel', { name: 'What is new' })).toContainText('The template is called otherwise', { timeout: 30_000 });

    // And a version that is withdrawn is marked, told, and not installed
    await central.getByText('Channels and rollout').click();
    await rollout.getByRole('button', { name: 'Abort…' }).click();
    const asked = page.getByRole('dialog', { name: 'Abort the rollout' });
    await asked.getByLabel('Why (others read it)').fill('loses orders');
    await asked.getByRole('button', { name: 'Abort', exact: true }).click();
    await expect(rollout.getByText('“loses orders”')).toBeVisible();
    await central.getByRole('button', { name: 'Withdraw 1.1.0' }).click();
    const withdrawing = page.getByRole('dialog', { name: 'Withdraw 1.1.0' });
    await expect(withdrawing.getByRole('button', { name: 'Withdraw', exact: true })).toBeDisabled();
    await withdrawing.getByLabel('Reason').fill('loses orders');
    await withdrawing.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(central.getByRole('row', { name: /1\.1\.0/ })).toContainText('withdrawn');
    await central.getByRole('region', { name: 'Versions' }).getByRole('button', { name: '1.1.0', exact: true }).click();
    await expect(central.getByText(/1\.1\.0 was withdrawn by ann/)).toBeVisible({ timeout: 30_000 });
    await expect(central.getByRole('button', { name: 'Install', exact: true })).toBeHidden();
    await central.getByRole('button', { name: 'Look at 1.0.0' }).click();
    await expect(central.getByText(/was withdrawn by ann/)).toBeHidden({ timeout: 30_000 });
  } finally {
    hub.stop();
  }
});
