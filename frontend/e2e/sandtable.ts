import { test as base, expect } from '@playwright/test';
import type { FileChooser, Locator, Page } from '@playwright/test';

/** Every test starts signed in: the address of the server carries the token that it printed. */
export const test = base.extend({
  page: async ({ page }, hand) => {
    // SANDTABLE_SLOW=4 plays the tests on a browser four times as slow, which finds what only holds on a fast machine.
    const slow = Number(process.env.SANDTABLE_SLOW ?? 1);
    if (slow > 1) await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slow });
    // Said before anything is pressed who answers for file dialogs: one that opens earlier is seen by nobody.
    page.on('filechooser', () => {});
    await page.goto(address());
    await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible();
    await forget(page);
    await hand(page);
  },
});

/** What earlier tests left unsaved is offered; here nobody wants it. */
async function forget(page: Page): Promise<void> {
  const offered = page.getByRole('dialog', { name: /not saved/ });
  const left = (await (await page.request.get('/api/journal?page=tests')).json()) as { items: { id: string }[] };
  for (const { id } of left.items) await page.request.post(`/api/journal/${id}/discard?page=tests`);
  await expect(offered).toBeHidden();
  // A page that is only just closing may be noticed a moment later.
  await page.addLocatorHandler(offered, () => offered.getByRole('button', { name: 'Later' }).click({ timeout: 5_000 }).catch(() => {}));
}

export { expect };

/** The address with its token. */
export function address(): string {
  const url = process.env.SANDTABLE_URL;
  if (!url) throw new Error('SANDTABLE_URL is not set: start `sandtable serve` and hand over the address it prints');
  return url;
}

/** A name that no earlier test has used in this library. */
export function fresh(name: string): string {
  return `${name} ${Date.now().toString(36)}${Math.floor(Math.random() * 1e4)}`;
}

/** The open processes. */
export function tabs(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Open processes' }).getByRole('listitem');
}

/** Opens a process from the library. */
export async function openFromLibrary(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Library' }).getByRole('listitem').getByRole('button', { name, exact: true }).click();
}

/** The canvas that is shown. */
export function canvas(page: Page): Locator {
  return page.getByTestId('canvas');
}

/** Starts a blank diagram from the file menu. */
export async function blank(page: Page): Promise<void> {
  await pickFrom(page.getByRole('button', { name: 'File', exact: true }), 'New process');
  await expect(canvas(page).locator('[data-element-id=StartEvent_1].djs-element')).toBeVisible();
}

/**
 * Chooses from the menu that something opens. A menu that is still opening loses the click, and so does a button below a
 * dialog that is still fading: both are pressed again.
 */
export async function pickFrom(opener: Locator, item: string | RegExp): Promise<void> {
  const entry = opener.page().getByRole('menuitem', { name: item });
  await expect(async () => {
    if (!(await entry.isVisible())) await opener.click({ timeout: 5_000 });
    await entry.click({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

/** Hands a file to what `ask` makes the page ask for. */
export async function handFile(page: Page, ask: () => Promise<void>, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  await expect(async () => {
    const [asked] = await Promise.all([page.waitForEvent('filechooser', { timeout: 20_000 }), ask()]);
    await asked.setFiles(file);
  }).toPass({ timeout: 90_000 });
}

/** Opens a .bpmn file with the text given. */
export async function openFile(page: Page, name: string, xml: string): Promise<void> {
  await handFile(page, () => page.keyboard.press('Control+o'), { name, mimeType: 'application/xml', buffer: Buffer.from(xml) });
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
}

/** Saves for the first time under a name, into a project of that name. */
export async function saveAs(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'Save to the library' });
  await dialog.getByLabel('Name of the process').fill(name);
  await choose(page, dialog.getByLabel('Project', { exact: true }), 'New project…');
  await dialog.getByLabel('Name of the new project').fill(name);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved · revision 1')).toBeVisible();
}

/** Chooses from the list of a field, which may be open already. A list that a redrawing closed meanwhile is opened again. */
export async function choose(page: Page, field: Locator, option: string): Promise<void> {
  const wanted = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option }).first();
  await expect(async () => {
    if (!(await wanted.isVisible())) await field.click({ timeout: 5_000 });
    await wanted.click({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

/** Drags with the mouse, slowly enough for the canvas to follow. */
export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

/** The middle of something on the screen. */
export async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = (await of.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Takes away the registries and keys that earlier tests have left in the library, so that those of this one are the only ones. */
export async function withoutPlaces(page: Page): Promise<void> {
  const { items: registries } = (await (await page.request.get('/api/registries')).json()) as { items: { id: string }[] };
  for (const { id } of registries) await page.request.delete(`/api/registries/${id}`);
  const { items: keys } = (await (await page.request.get('/api/keys')).json()) as { items: { hint: string }[] };
  for (const { hint } of keys) await page.request.delete(`/api/keys?hint=${encodeURIComponent(hint)}`);
}
