import { grave } from './axe';
import { canvas, expect, fresh, pickFrom, saveAs, test } from './sandtable';

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on any screen, ${theme}`, async ({ page }) => {
    test.setTimeout(600_000);
    await page.evaluate((chosen) => localStorage.setItem('sandtable.theme', chosen), theme);
    await page.reload();
    await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible();
    const look = async (screen: string) => expect.soft(await grave(page, screen, theme)).toEqual([]);
    const menu = async (name: string, item: string) => {
      await pickFrom(page.getByRole('button', { name, exact: true }).first(), item);
    };
    const away = async () => {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    };

    await look('start');
    await page.getByRole('button', { name: /Sample: Order handling/ }).first().click();
    await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
    await page.keyboard.press('ArrowRight');
    for (const tab of ['Properties', 'Problems', 'Numbers', 'Compare', 'Results']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
      await look(tab);
    }
    await page.keyboard.press('Alt+o');
    await expect(page.getByRole('tree', { name: 'Outline' })).toBeVisible();
    await look('outline');
    await page.keyboard.press('Alt+r');
    for (const table of ['RACI', 'Steps', 'Promises', 'Data', 'Events', 'Texts']) {
      await page.getByRole('radiogroup', { name: 'Tables' }).getByText(table, { exact: true }).click();
      await expect(page.getByRole('grid').last()).toBeVisible();
      await look(`table ${table}`);
    }
    await page.keyboard.press('Alt+r');

    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeFocused();
    await look('palette');
    await away();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await look('keyboard');
    await away();
    await menu('Check', 'Rules…');
    await expect(page.getByRole('dialog', { name: 'Rules of the library' })).toBeVisible();
    await look('rules');
    await away();
    await menu('File', 'New from a template…');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('templates');
    await away();
    await menu('File', 'Start from a table…');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('from a table');
    await away();
    for (const item of ['Version history…', 'Export as picture or PDF…', 'Backups of the library…']) {
      await menu('File', item);
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(item);
      await away();
    }
    await page.keyboard.press('Alt+h');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('steps');
    await away();
    await page.keyboard.press('F1');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('guide');
    await away();
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await look('menu');
    await page.keyboard.press('Escape');

    // What asks before something is saved, closed, or overwritten.
    await page.keyboard.press('Alt+n');
    await expect(canvas(page).locator('[data-element-id=StartEvent_1].djs-element')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('dialog', { name: 'Save to the library' })).toBeVisible();
    await look('save');
    await away();
    await canvas(page).locator('[data-element-id=StartEvent_1].djs-element').click();
    await page.keyboard.press('Delete');
    await page.keyboard.press('Alt+w');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('close');
    await away();
    await saveAs(page, fresh('Conflict'));
    const projects = ((await (await page.request.get('/api/projects')).json()) as { items: { id: string; name: string }[] }).items;
    const project = projects.find(({ name }) => name.startsWith('Conflict'))!;
    const [kept] = ((await (await page.request.get(`/api/projects/${project.id}/processes`)).json()) as { items: { id: string; revision: number }[] }).items;
    const { xml } = (await (await page.request.get(`/api/processes/${kept.id}`)).json()) as { xml: string };
    expect((await page.request.put(`/api/processes/${kept.id}`, { data: { xml, revision: kept.revision }, headers: { Origin: new URL(page.url()).origin } })).ok()).toBe(true);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('dialog', { name: 'Changed elsewhere' })).toBeVisible();
    await look('conflict');
    await away();

    await page.keyboard.press('Alt+p');
    for (const tab of ['Units', 'Roles', 'People', 'Who plays what', 'Working hours']) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      await look(`organisation, ${tab}`);
    }
  });
}
