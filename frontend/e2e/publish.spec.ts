import { canvas, expect, fresh, test, withoutPlaces } from './sandtable';
import { registryProgram, startRegistry } from './registry';

test('a template is published in five steps, its next version says what has changed, and it is installed elsewhere', async ({ page }) => {
  test.skip(!registryProgram(), 'no docker-registry; build/setup.sh test fetches it');
  test.slow(); // it simulates and publishes twice
  const registry = await startRegistry();
  const name = fresh('place').replace(' ', '-');
  try {
    // Given a process with its numbers, and nowhere to publish it to
    await withoutPlaces(page);
    await page.getByRole('list', { name: 'Begin with a template' }).getByRole('button', { name: /Order fulfilment/ }).click();
    await expect(canvas(page).locator('[data-element-id=Task_Pick].djs-element')).toBeVisible();
    // A dialog that is still fading may take the first click, and a menu that is still opening loses it.
    const choose = (item: string, opens: RegExp) =>
      expect(async () => {
        if (await page.getByRole('dialog', { name: opens }).isVisible()) return;
        const entry = page.getByRole('menuitem', { name: item });
        if (!(await entry.isVisible())) await page.getByRole('button', { name: 'Publish', exact: true }).click({ timeout: 5_000 });
        await entry.click({ timeout: 5_000 });
        await expect(page.getByRole('dialog', { name: opens })).toBeVisible();
      }).toPass({ timeout: 60_000 });
    await choose('Publish…', /^Publish/);
    const wizard = page.getByRole('dialog', { name: /^Publish/ });
    await wizard.getByLabel('Id in the central library').fill('Not an id');
    await expect(wizard.getByRole('button', { name: 'Continue to the checks' })).toBeDisabled();
    await wizard.getByLabel('Id in the central library').fill(`acme/${name}`);
    // A key that was pressed by mistake throws nothing away
    await page.keyboard.press('Escape');
    const leaving = page.getByRole('dialog', { name: 'Close without publishing?' });
    await expect(leaving).not.toHaveClass(/ant-zoom/); // a dialog that is still opening takes the click and stays
    await leaving.getByRole('button', { name: 'Go on' }).click();
    await expect(leaving).toBeHidden();
    await wizard.getByRole('button', { name: 'Continue to the checks' }).click();
    await expect(wizard.locator(':focus')).toHaveCount(1);

    // It was checked and rehearsed
    await expect(wizard.getByText('Every case comes to a proper end.')).toBeVisible({ timeout: 60_000 });
    await expect(wizard.getByText(/^Rehearsed:/)).toBeVisible();
    await wizard.getByRole('button', { name: 'Continue to the version' }).click();

    // A registry is added on the way, and a key
    await wizard.getByRole('button', { name: 'Add a registry…' }).click();
    const places = page.getByRole('dialog', { name: 'Registries and keys' });
    await places.getByRole('button', { name: 'Add a registry…' }).click();
    await places.getByLabel('Name', { exact: true }).fill(name);
    await places.getByLabel('Address').fill(`${registry.address}/templates`);
    await places.getByRole('button', { name: 'Save' }).click();
    await places.getByRole('button', { name: 'Not now' }).click();
    await places.getByRole('button', { name: 'Test' }).click();
    await expect(page.getByText(`${name} answers.`)).toBeVisible();
    await places.getByRole('tab', { name: 'Keys' }).click();
    await places.getByRole('button', { name: 'Make a key…' }).click();
    await places.getByLabel('Name', { exact: true }).fill('Acme');
    await places.getByLabel('Passphrase').fill('a sentence is good');
    await places.getByLabel('The same again').fill('a sentence is good');
    await places.getByRole('button', { name: 'Make', exact: true }).click();
    await expect(places.getByText('yours')).toBeVisible();
    await places.getByRole('button', { name: 'Close' }).click();
    await expect(places).toBeHidden();

    await expect(wizard.getByText('this is the first release')).toBeVisible();
    await expect(wizard.getByLabel('Version')).toHaveValue('1.0.0');
    await wizard.getByRole('button', { name: 'Continue', exact: true }).click();
    await wizard.getByLabel('Passphrase of the key').fill('a wrong sentence');
    await wizard.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(wizard.getByText('The passphrase does not open this key.')).toBeVisible();
    await wizard.getByLabel('Passphrase of the key').fill('a sentence is good');
    await wizard.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(wizard.getByText(`1.0.0 is published in “${name}”`)).toBeVisible({ timeout: 60_000 });
    await expect(wizard.getByText(`${registry.address}/templates/acme/${name}:1.0.0`)).toBeVisible();
    const tags = (await (await fetch(`http://${registry.address}/v2/templates/acme/${name}/tags/list`)).json()) as { tags: string[] };
    expect(tags.tags).toContain('1.0.0');
    await wizard.locator('.st-publish-body').getByRole('button', { name: 'Close' }).click();
    await expect(wizard).toBeHidden();

    // When a step is called otherwise, the next version is a patch, and says why
    await canvas(page).locator('[data-element-id=Task_Pick].djs-element').dblclick();
    await page.locator('.djs-direct-editing-content').fill('Take the goods');
    await page.keyboard.press('Enter');
    await expect(canvas(page).locator('[data-element-id=Task_Pick].djs-element')).toContainText('Take the goods');
    await choose('Publish…', /^Publish/);
    await wizard.getByRole('button', { name: 'Continue to the checks' }).click();
    await wizard.getByRole('button', { name: 'Continue to the version' }).click({ timeout: 60_000 });
    await expect(wizard.getByLabel('Version')).toHaveValue('1.0.1', { timeout: 30_000 });
    await expect(wizard.getByRole('region', { name: 'What has changed since 1.0.0' })).toContainText('is now called “Take the goods”');
    await expect(wizard.getByLabel('Changelog')).toHaveValue(/^## 1\.0\.1\n[^]*“Take the goods”[^]*## 1\.0\.0\n/);

    // A colleague finds it, sees who signed it and how it looks, and installs it into a project of their own
    await wizard.getByRole('button', { name: 'Close' }).click();
    await expect(wizard).toBeHidden();
    await choose('Central library…', /^Central library/);
    const central = page.getByRole('dialog', { name: 'Central library' });
    const shelf = central.getByRole('region', { name });
    await shelf.getByRole('button', { name: 'Look again' }).click();
    await shelf.getByRole('button', { name: new RegExp(`acme/${name}`) }).click();
    await expect(central.getByText('Signed by Acme, whom you trust.')).toBeVisible({ timeout: 30_000 });
    const picture = central.getByRole('img', { name: 'Order fulfilment' }).first();
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(500);
    await central.getByRole('tab', { name: 'Evidence' }).click();
    await expect(central.getByRole('cell', { name: 'sound', exact: true }).or(central.getByText('sound', { exact: true })).first()).toBeVisible();
    await central.getByLabel('Name of the project').fill(`Installed ${name}`);
    await central.getByRole('button', { name: 'Install', exact: true }).click();
    await expect(central).toBeHidden({ timeout: 30_000 });
    await expect(page.getByRole('navigation', { name: 'Library' }).getByText(`Installed ${name}`)).toBeVisible();
  } finally {
    registry.stop();
  }
});
