import type { Locator, Page } from '@playwright/test';
import { canvas, choose, drag, expect, handFile, middle, pickFrom, test } from './sandtable';

/** Two lanes that stand for roles, and a chain of steps that takes turns in them. */
function claims(steps: string[], roles: string[]): string {
  const ids = steps.map((_, n) => `Task_${n + 1}`);
  const lane = (n: number) => (n === 1 ? 1 : 0);
  const x = (n: number) => 250 + n * 140;
  const shape = (id: string, left: number, top: number, width: number, height: number, more = '') =>
    `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${more}><dc:Bounds x="${left}" y="${top}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`;
  const width = 140 * steps.length + 200;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="D" targetNamespace="urn:x">
  ${roles.map((name, n) => `<bpmn:resource id="Role_${n + 1}" name="${name}"/>`).join('')}
  <bpmn:collaboration id="C"><bpmn:participant id="Pool" name="Claims" processRef="P"/></bpmn:collaboration>
  <bpmn:process id="P">
    <bpmn:laneSet id="LS">
      <bpmn:lane id="Lane_1" name="${roles[0]}" partitionElementRef="Role_1">${ids.filter((_, n) => lane(n) === 0).map((id) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`).join('')}</bpmn:lane>
      <bpmn:lane id="Lane_2" name="${roles[1]}" partitionElementRef="Role_2">${ids.filter((_, n) => lane(n) === 1).map((id) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`).join('')}</bpmn:lane>
    </bpmn:laneSet>
    ${ids.map((id, n) => `<bpmn:userTask id="${id}" name="${steps[n]}">${n > 0 ? `<bpmn:incoming>Flow_${n}</bpmn:incoming>` : ''}${n < ids.length - 1 ? `<bpmn:outgoing>Flow_${n + 1}</bpmn:outgoing>` : ''}</bpmn:userTask>`).join('')}
    ${ids.slice(1).map((id, n) => `<bpmn:sequenceFlow id="Flow_${n + 1}" sourceRef="${ids[n]}" targetRef="${id}"/>`).join('')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="BD"><bpmndi:BPMNPlane id="BP" bpmnElement="C">
    ${shape('Pool', 150, 80, width, 320, ' isHorizontal="true"')}${shape('Lane_1', 180, 80, width - 30, 160, ' isHorizontal="true"')}${shape('Lane_2', 180, 240, width - 30, 160, ' isHorizontal="true"')}
    ${ids.map((id, n) => shape(id, x(n), lane(n) === 0 ? 120 : 280, 100, 80)).join('')}
    ${ids.slice(1).map((_, n) => `<bpmndi:BPMNEdge id="Flow_${n + 1}_di" bpmnElement="Flow_${n + 1}"><di:waypoint x="${x(n) + 100}" y="${lane(n) === 0 ? 160 : 320}"/><di:waypoint x="${x(n + 1)}" y="${lane(n + 1) === 0 ? 160 : 320}"/></bpmndi:BPMNEdge>`).join('')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
}

const steps = ['Register claim', 'Assess damage', 'Decide', 'Pay out'];
const roles = ['Clerk', 'Assessor', 'Manager'];

async function open(page: Page, xml: string): Promise<Locator> {
  await handFile(page, () => page.getByRole('button', { name: /Open a \.bpmn file/ }).click(), { name: 'claims.bpmn', mimeType: 'application/xml', buffer: Buffer.from(xml) });
  await expect(canvas(page).locator('[data-element-id=Task_1]').first()).toBeVisible();
  await page.keyboard.press('Alt+r');
  const grid = page.getByRole('grid', { name: 'Who does what' });
  await expect(grid).toBeVisible();
  return grid;
}

function cell(grid: Locator, step: string, role: string): Locator {
  return grid.getByRole('row').filter({ has: grid.page().getByRole('rowheader', { name: step, exact: false }) }).getByRole('gridcell', { name: new RegExp(`^${role}: `) });
}

async function said(grid: Locator, step: string, role: string): Promise<string> {
  return (await cell(grid, step, role).getAttribute('aria-label'))!.slice(role.length + 2);
}

/** What the back end reads from the drawing as it is now. */
async function read(page: Page): Promise<string[]> {
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+s');
  const stream = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const xml = Buffer.concat(parts).toString('utf8');
  const { rows } = await page.evaluate(async (text) => (await fetch('/api/raci', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ xml: text }) })).json(), xml);
  return rows.flatMap((row: { name: string; cells: { role: string; code: string; source: string }[] }) => row.cells.map(({ role, code, source }) => `${row.name} ${role} ${code} ${source}`)).sort();
}

const byLanes = ['Assess damage Role_2 R lane', 'Decide Role_1 R lane', 'Pay out Role_1 R lane', 'Register claim Role_1 R lane'];

test('the matrix is filled with the keyboard, written as BPMN has it, and every key can be undone', async ({ page }) => {
  const grid = await open(page, claims(steps, roles));
  await expect(grid.getByRole('rowheader')).toHaveText(steps);
  expect(await said(grid, 'Register claim', 'Clerk')).toBe('R Responsible, from the lane');
  expect(await read(page)).toEqual(byLanes);

  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('a');
  expect(await said(grid, 'Register claim', 'Manager')).toBe('A Accountable');
  await page.keyboard.press('Shift+C');
  expect(await said(grid, 'Register claim', 'Manager')).toBe('A Accountable, C Consulted');
  await page.keyboard.press('i');
  expect(await said(grid, 'Register claim', 'Manager')).toBe('I Informed');
  await page.keyboard.press('Delete');
  expect(await said(grid, 'Register claim', 'Manager')).toBe('no duty');
  for (const word of ['R Responsible, not the lane’s role', 'A Accountable', 'C Consulted', 'I Informed', 'no duty', 'R Responsible, not the lane’s role', 'A Accountable']) {
    await page.keyboard.press('Space');
    expect(await said(grid, 'Register claim', 'Manager')).toBe(word);
  }

  // Down over the rows below, and to the right from the column before.
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  for (const step of steps.slice(0, 3)) expect(await said(grid, step, 'Manager')).toBe('A Accountable');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('c');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+r');
  expect(await said(grid, 'Pay out', 'Manager')).toBe('C Consulted');
  expect(await read(page)).toEqual([...byLanes, ...['Register claim', 'Assess damage', 'Decide'].map((step) => `${step} Role_3 A manual`), 'Pay out Role_2 C manual', 'Pay out Role_3 C manual'].sort());

  // One history with the diagram.
  await page.keyboard.press('Control+z');
  expect(await said(grid, 'Pay out', 'Manager')).toBe('no duty');
  while (await page.getByRole('button', { name: 'Undo' }).isEnabled()) await page.keyboard.press('Control+z');
  expect(await read(page)).toEqual(byLanes);
  await expect(grid).toBeFocused();
});

test('the grid is one stop for the keyboard and says where it is', async ({ page }) => {
  const grid = await open(page, claims(steps, roles));
  await grid.focus();
  await page.keyboard.press('Control+End');
  const active = () => grid.evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant')!)?.getAttribute('aria-label'));
  expect(await active()).toBe('Manager: no duty');
  await page.keyboard.press('Home');
  expect(await active()).toBe('Clerk: R Responsible, from the lane');
  await page.keyboard.press('Enter');
  const menu = page.getByRole('menu', { name: 'Pay out, Clerk' });
  await expect(menu.getByRole('menuitemcheckbox')).toHaveText([/R Responsible/, /A Accountable/, /C Consulted/, /I Informed/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(grid).toBeFocused();
  expect(await said(grid, 'Pay out', 'Clerk')).toBe('R Responsible, from the lane, A Accountable');
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  // Keys of an input method are left alone.
  await grid.dispatchEvent('keydown', { key: 'r', code: 'KeyR', isComposing: true, bubbles: true });
  await grid.dispatchEvent('keydown', { key: 'Process', keyCode: 229, bubbles: true });
  expect(await said(grid, 'Pay out', 'Clerk')).toBe('R Responsible, from the lane, A Accountable');
});

test('cells go to a spreadsheet and come back, and a table with headings is brought in as one step', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const grid = await open(page, claims(steps, roles));
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const put = (text: string) => page.evaluate((words) => navigator.clipboard.writeText(words), text);

  await grid.focus();
  await page.keyboard.press('Control+Home');
  await put('R/A\t负责\nx\tC,I');
  await page.keyboard.press('Control+v');
  expect(await said(grid, 'Register claim', 'Clerk')).toContain('A Accountable');
  expect(await said(grid, 'Register claim', 'Assessor')).toContain('R Responsible');
  expect(await said(grid, 'Assess damage', 'Clerk')).toBe('no duty');
  expect(await said(grid, 'Assess damage', 'Assessor')).toBe('R Responsible, from the lane, C Consulted, I Informed');
  await expect(page.getByText('1 cell was left as it was')).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+c');
  expect(await copied()).toBe('R/A\tR\n\tR/C/I');
  await page.keyboard.press('Control+z');
  expect(await read(page)).toEqual(byLanes);

  // All of it goes with its headings; coming back unchanged, it changes nothing.
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  expect(await copied()).toBe('Step\tClerk\tAssessor\tManager\nRegister claim\tR\t\t\nAssess damage\t\tR\t\nDecide\tR\t\t\nPay out\tR\t\t');
  await page.keyboard.press('Control+v');
  const wizard = page.getByRole('dialog', { name: 'Bring in a table' });
  await expect(wizard).toContainText('The matrix says all of this already.');
  await wizard.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Paste table' }).click();
  await wizard.getByRole('textbox').fill('Activity\tclerk\tThe manager\tAuditor\tHours\nregister CLAIM\tR\tA\tI\t2\nAssess the damage\t\tA\t\t3\nFly to the moon\tR\t\t\t9');
  await expect(wizard.getByRole('region', { name: 'Changes' }).getByRole('listitem')).toHaveCount(3);
  await expect(wizard.getByRole('region', { name: 'Columns' })).toContainText('Alike');
  await expect(wizard.getByRole('region', { name: 'Rows' })).toContainText('Not found');
  await expect(wizard).toContainText('1 new role is made: “Auditor”');
  await wizard.getByRole('button', { name: 'Make 4 changes' }).click();
  await expect(grid.getByRole('columnheader', { name: 'Auditor' })).toBeVisible();
  expect(await read(page)).toEqual([...byLanes, 'Register claim Role_3 A manual', 'Register claim Role_4 I manual', 'Assess damage Role_3 A manual'].sort());
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(grid.getByRole('columnheader', { name: 'Auditor' })).toBeHidden();
  expect(await read(page)).toEqual(byLanes);
});

test('the matrix goes out as a workbook, and a workbook comes in', async ({ page }) => {
  await open(page, claims(steps, roles));
  let workbook = '';
  for (const [format, file] of [['CSV file', 'claims.csv'], ['Excel workbook', 'claims.xlsx']]) {
    const download = page.waitForEvent('download');
    await pickFrom(page.getByRole('region', { name: 'RACI' }).getByRole('button', { name: 'Export' }), format);
    const kept = await download;
    expect(kept.suggestedFilename()).toBe(file);
    workbook = (await kept.path())!;
  }
  await page.getByRole('button', { name: 'Paste table' }).click();
  const wizard = page.getByRole('dialog', { name: 'Bring in a table' });
  const choose = async (file: string | { name: string; mimeType: string; buffer: Buffer }) => {
    await handFile(page, () => wizard.getByRole('button', { name: 'Choose a file' }).click(), file);
  };
  await choose(workbook);
  await expect(wizard).toContainText('The matrix says all of this already.');
  await choose({ name: 'broken.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('%PDF-1.7 no table') });
  await expect(page.getByRole('dialog', { name: 'This table could not be read' })).toBeVisible();
});

test('a step that names somebody else than its lane is marked, and brought in line either way', async ({ page }) => {
  const grid = await open(page, claims(steps, roles));
  await cell(grid, 'Decide', 'Assessor').click();
  await page.keyboard.press('r');
  expect(await said(grid, 'Decide', 'Assessor')).toBe('R Responsible, not the lane’s role');
  expect(await said(grid, 'Decide', 'Clerk')).toBe('no duty');
  const before = await middle(canvas(page).locator('[data-element-id=Task_3].djs-shape'));
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move the step to the lane of “Assessor”' }).click();
  expect(await said(grid, 'Decide', 'Assessor')).toBe('R Responsible');
  expect((await middle(canvas(page).locator('[data-element-id=Task_3].djs-shape'))).y).toBeGreaterThan(before.y + 20);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Let “Clerk” do it, as the lane says' }).click();
  expect(await read(page)).toEqual(byLanes);
});

test('a step that is moved to another lane is done by its role, and that is said', async ({ page }) => {
  const grid = await open(page, claims(steps, roles));
  await cell(grid, 'Decide', 'Manager').click();
  await page.keyboard.press('a');
  const from = await middle(canvas(page).locator('[data-element-id=Task_3].djs-shape'));
  const lane = await middle(canvas(page).locator('[data-element-id=Lane_2].djs-shape'));
  await drag(page, from, { x: from.x, y: lane.y });
  await expect(page.getByText('“Decide” is now done by Assessor, not Clerk.')).toBeVisible();
  expect(await said(grid, 'Decide', 'Assessor')).toBe('R Responsible, from the lane');
  await page.locator('.ant-message').getByRole('button', { name: 'Undo' }).click();
  expect(await said(grid, 'Decide', 'Clerk')).toBe('R Responsible, from the lane');
  expect(await said(grid, 'Decide', 'Manager')).toBe('A Accountable');
});

test('the mouse selects, paints and fills, and canvas and matrix show the same step', async ({ page }) => {
  const grid = await open(page, claims(steps, roles));
  await page.getByRole('button', { name: 'Accountable', exact: true }).click();
  await drag(page, await middle(cell(grid, 'Register claim', 'Manager')), await middle(cell(grid, 'Decide', 'Manager')));
  for (const step of steps.slice(0, 3)) expect(await said(grid, step, 'Manager')).toBe('A Accountable');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Accountable', exact: true })).toHaveAttribute('aria-pressed', 'false');

  await cell(grid, 'Register claim', 'Assessor').click();
  await page.keyboard.press('i');
  await drag(page, await middle(grid.locator('[data-corner]')), await middle(cell(grid, 'Pay out', 'Assessor')));
  for (const step of ['Register claim', 'Decide', 'Pay out']) expect(await said(grid, step, 'Assessor')).toBe('I Informed');

  // A second click on a cell opens its menu.
  await cell(grid, 'Pay out', 'Manager').click();
  await cell(grid, 'Pay out', 'Manager').click();
  await page.getByRole('menuitemcheckbox', { name: /Consulted/ }).click();
  expect(await said(grid, 'Pay out', 'Manager')).toBe('C Consulted');

  await grid.getByRole('rowheader', { name: 'Decide' }).click();
  await expect(canvas(page).locator('[data-element-id=Task_3].djs-shape')).toHaveClass(/selected/);
  await grid.getByRole('rowheader', { name: 'Pay out' }).hover();
  await expect(canvas(page).locator('[data-element-id=Task_4].djs-shape')).toHaveClass(/st-pointed/);
  const at = await middle(canvas(page).locator('[data-element-id=Task_2].djs-shape'));
  await page.mouse.click(at.x, at.y);
  await expect(grid.getByRole('row').filter({ hasText: 'Assess damage' })).toHaveAttribute('aria-current', 'true');
});

test('roles are added, renamed with their lanes, merged and deleted', async ({ page }) => {
  const grid = await open(page, claims(steps, roles));
  await page.getByRole('button', { name: 'Role', exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill(' assessor');
  await expect(page.getByText('There is a role “Assessor” already.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
  await page.getByLabel('Name', { exact: true }).fill('Auditor');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('columnheader')).toHaveText([/^Step/, 'Clerk', 'Assessor', 'Manager', 'Auditor']);

  await pickFrom(grid.getByRole('columnheader', { name: 'Clerk' }), 'Rename…');
  await page.getByLabel('Name', { exact: true }).fill('Claims desk');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(grid.getByRole('columnheader', { name: 'Claims desk' })).toBeVisible();
  await expect(canvas(page).locator('[data-element-id=Lane_1].djs-shape')).toContainText('Claims desk');

  await cell(grid, 'Decide', 'Auditor').click();
  await page.keyboard.press('i');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.keyboard.press('m');
  const merge = page.getByRole('dialog', { name: 'Merge “Auditor” into another role' });
  await choose(page, merge.getByRole('combobox'), 'Manager');
  await merge.getByRole('button', { name: 'Merge' }).click();
  await expect(grid.getByRole('columnheader', { name: 'Auditor' })).toBeHidden();
  expect(await said(grid, 'Decide', 'Manager')).toBe('I Informed');

  await pickFrom(grid.getByRole('columnheader', { name: 'Assessor' }), 'Delete…');
  const remove = page.getByRole('dialog', { name: 'Delete “Assessor”' });
  await expect(remove).toContainText('1 lane stands for it: “Assessor”');
  await expect(remove.getByRole('button', { name: 'Delete' })).toBeDisabled();
  await choose(page, remove.getByRole('combobox'), 'Manager');
  await remove.getByRole('button', { name: 'Delete' }).click();
  await expect(grid.getByRole('columnheader')).toHaveText([/^Step/, 'Claims desk', 'Manager']);
  expect(await said(grid, 'Assess damage', 'Manager')).toBe('R Responsible, from the lane');
  for (let n = 0; n < 5; n++) await page.getByRole('button', { name: 'Undo' }).click();
  await expect(grid.getByRole('columnheader')).toHaveText([/^Step/, 'Clerk', 'Assessor', 'Manager']);
  expect(await read(page)).toEqual(byLanes);
});

test('rows are grouped by lane, and found by name', async ({ page }) => {
  const grid = await open(page, claims(steps, roles));
  await page.getByText('By lane').click();
  await expect(grid.getByRole('rowheader')).toHaveText([/Clerk3 steps/, 'Register claim', 'Decide', 'Pay out', /Assessor1 step/, 'Assess damage']);
  await grid.getByRole('rowheader', { name: 'Clerk' }).click();
  await expect(grid.getByRole('rowheader')).toHaveText([/Clerk/, /Assessor/, 'Assess damage']);
  await page.getByLabel('Find a step').fill('pay');
  await expect(grid.getByRole('rowheader')).toHaveText([/Clerk/, 'Pay out']);
});

for (const [activities, columns] of [
  [200, 30],
  [1000, 30],
]) {
  test(`typing and scrolling keep up with ${activities} activities and ${columns} roles`, async ({ page }) => {
    test.setTimeout(180_000);
    const many = Array.from({ length: activities }, (_, n) => `Step ${n + 1}`);
    const grid = await open(page, claims(many, Array.from({ length: columns }, (_, n) => `Role number ${n + 1}`)));
    await grid.focus();
    await page.keyboard.press('Control+Home');
    const times: number[] = [];
    for (let n = 0; n < 12; n++) {
      times.push(
        await page.evaluate(
          (key) =>
            new Promise<number>((done) => {
              const grid = document.querySelector<HTMLElement>('.st-grid')!;
              const began = performance.now();
              grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
              // The next frame is what the person sees.
              requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
            }),
          'aci'[n % 3],
        ),
      );
      await page.keyboard.press('ArrowDown');
    }
    const moves: number[] = [];
    for (let n = 0; n < 12; n++) {
      moves.push(
        await page.evaluate(
          () =>
            new Promise<number>((done) => {
              const began = performance.now();
              document.querySelector<HTMLElement>('.st-grid')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true }));
              requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
            }),
        ),
      );
    }
    const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)].toFixed(1);
    console.log(`${activities} × ${columns}: a duty ${median(times)} ms (at most ${Math.max(...times).toFixed(1)}), a page ${median(moves)} ms; ${await grid.getByRole('row').count()} rows are drawn`);
    expect(await grid.getByRole('row').count()).toBeLessThan(60);
    await page.keyboard.press('Control+End');
    await expect(grid.getByRole('rowheader', { name: `Step ${activities}`, exact: true })).toBeVisible();
    expect(await said(grid, `Step ${activities}`, 'Role number 30')).toBe('no duty');
  });
}
