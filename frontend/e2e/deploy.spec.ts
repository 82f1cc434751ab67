import { startEngine } from './engine';
import { canvas, expect, pickFrom, test } from './sandtable';

test('a template is saved for an engine, and deployed to one, which says what it has against it', async ({ page }) => {
  const camunda = await startEngine();
  try {
    await page.getByRole('list', { name: 'Begin with a template' }).getByRole('button', { name: /After-sales service/ }).click();
    await expect(canvas(page).locator('[data-element-id=Task_Diagnose].djs-element')).toBeVisible();

    await pickFrom(page.getByRole('button', { name: 'Publish', exact: true }), 'Export for an engine…');
    const drawer = page.getByRole('dialog', { name: 'Run in a process engine' });
    await drawer.getByText('Camunda 8', { exact: true }).click();
    await drawer.getByText(/things to know/).click();
    await drawer.getByRole('button', { name: /“Quote the repair” is done by software/ }).click();
    await expect(canvas(page).locator('[data-element-id=Task_Quote].djs-element.selected')).toBeVisible();
    const [download] = await Promise.all([page.waitForEvent('download'), drawer.getByRole('button', { name: /^Save \d+ files$/ }).click()]);
    expect(download.suggestedFilename()).toMatch(/\.bpmn$/);

    await drawer.getByText('Camunda 7', { exact: true }).click();
    await drawer.getByText('Deploy', { exact: true }).first().click();
    await drawer.getByLabel('Address').fill('https://engine.acme.com');
    await drawer.getByLabel('Certificates').fill('no certificate');
    await drawer.getByRole('button', { name: 'Deploy', exact: true }).click();
    await expect(drawer.getByRole('alert')).toContainText('certificate');
    await drawer.getByLabel('Address').fill(camunda.url);
    const hand = drawer.getByRole('button', { name: 'Deploy', exact: true });
    await hand.click();
    await expect(drawer.getByText('wants a login')).toBeVisible();
    await drawer.getByText('Password', { exact: true }).first().click();
    await drawer.getByLabel('User').fill('ann');
    await drawer.getByLabel('Password', { exact: true }).last().fill('secret');
    await hand.click();
    await expect(drawer.getByText('The engine has refused the process')).toBeVisible();
    await drawer.getByRole('button', { name: /Not this one/ }).click();
    await expect(canvas(page).locator('[data-element-id=Task_Diagnose].djs-element.selected')).toBeVisible();
    await hand.click();
    await expect(drawer.getByText('Process_AfterSales, version 7')).toBeVisible();
    expect(camunda.sent[1]).toContain('camunda:candidateGroups="agent"');
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('secret');
  } finally {
    camunda.close();
  }
});
