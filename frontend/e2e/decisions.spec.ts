import type { Page } from '@playwright/test';
import { canvas, choose, expect, openFile, test } from './sandtable';

const panel = (page: Page) => page.getByRole('complementary', { name: 'Panels' });
const escaped = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const rule = (...cells: string[]) => `<st:rule>${cells.map((cell) => `<st:cell value="${escaped(cell)}" />`).join('')}</st:rule>`;

/** Orders are rated; a rule asks for gold without quotes, and nothing is said of new customers from 1000 on. */
const rating = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:st="urn:sandtable:bpmn:1" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" id="D" targetNamespace="urn:t">
  <process id="P" name="Rate an order">
    <extensionElements><st:variable name="amount" type="number" min="0" input="true" /><st:variable name="customer" type="text" values="new | known | gold" input="true" /><st:variable name="level" type="text" values="low | high" /></extensionElements>
    <startEvent id="Start" name="Order received"><outgoing>f1</outgoing></startEvent>
    <businessRuleTask id="Rate" name="Rate order"><extensionElements><st:table><st:input formula="amount" /><st:input formula="customer" /><st:output variable="level" />${rule('< 1000', '-', 'low')}${rule('>= 1000', 'gold', 'low')}${rule('>= 1000', '"known"', 'high')}</st:table></extensionElements><incoming>f1</incoming><outgoing>f2</outgoing></businessRuleTask>
    <exclusiveGateway id="High" name="High risk?" default="no"><incoming>f2</incoming><outgoing>yes</outgoing><outgoing>no</outgoing></exclusiveGateway>
    <userTask id="Approve" name="Approve order"><incoming>yes</incoming><outgoing>f5</outgoing></userTask>
    <endEvent id="Approved" name="Order approved"><incoming>f5</incoming></endEvent>
    <endEvent id="Accepted" name="Order accepted"><incoming>no</incoming></endEvent>
    <sequenceFlow id="f1" sourceRef="Start" targetRef="Rate" /><sequenceFlow id="f2" sourceRef="Rate" targetRef="High" />
    <sequenceFlow id="yes" name="yes" sourceRef="High" targetRef="Approve"><conditionExpression xsi:type="tFormalExpression" language="expr">level == "high"</conditionExpression></sequenceFlow>
    <sequenceFlow id="no" name="no" sourceRef="High" targetRef="Accepted" /><sequenceFlow id="f5" sourceRef="Approve" targetRef="Approved" />
  </process>
  <di:BPMNDiagram id="Diagram"><di:BPMNPlane id="Plane" bpmnElement="P">
    ${[['Start', 100, 122, 36, 36], ['Rate', 200, 100, 100, 80], ['High', 370, 115, 50, 50], ['Approve', 500, 100, 100, 80], ['Approved', 680, 122, 36, 36], ['Accepted', 500, 232, 36, 36]].map(([id, x, y, width, height]) => `<di:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" /></di:BPMNShape>`).join('')}
    ${[['f1', 136, 140, 200, 140], ['f2', 300, 140, 370, 140], ['yes', 420, 140, 500, 140], ['no', 395, 165, 500, 250], ['f5', 600, 140, 680, 140]].map(([id, x, y, to, down]) => `<di:BPMNEdge id="${id}_di" bpmnElement="${id}"><dd:waypoint x="${x}" y="${y}" /><dd:waypoint x="${to}" y="${down}" /></di:BPMNEdge>`).join('')}
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`;

test('a decision table says which cell is wrong, takes the way out, leads from a finding to its place, and is tried', async ({ page }) => {
  await openFile(page, 'rating.bpmn', rating);
  // What the dock shows after opening a file that has problems is the problems.
  await page.getByRole('tab', { name: 'Properties' }).click();
  await canvas(page).locator('[data-element-id=Rate].djs-element > .djs-hit').first().click({ force: true });
  await panel(page).getByRole('tab', { name: 'Rules', exact: true }).click();
  const cell = panel(page).getByLabel('Row 2, customer');
  await expect(cell).toHaveAttribute('aria-invalid', 'true');
  await panel(page).getByRole('button', { name: 'Write “gold” in quotes' }).click();
  await expect(cell).toHaveValue('"gold"');
  await expect(cell).not.toHaveAttribute('aria-invalid', 'true');

  // What is wrong is said while it is typed, and given up with Escape.
  const level = panel(page).getByLabel('Row 1, level');
  await level.fill('middle');
  await expect(panel(page).getByText('Row 1, level: "middle" is not among the values of "level".')).toBeVisible();
  await level.press('Escape');
  await expect(level).toHaveValue('low');
  await expect(panel(page).getByText('Row 1, level:')).toHaveCount(0);

  // Tried: a row decides, or none does.
  await panel(page).getByLabel('Try with amount').fill('2000');
  await choose(page, panel(page).getByLabel('Try with customer'), 'known');
  await expect(panel(page).getByRole('status').filter({ hasText: '→' })).toHaveText('→ row 3: level = “high”');
  await choose(page, panel(page).getByLabel('Try with customer'), 'new');
  await expect(panel(page).getByRole('status').filter({ hasText: '→' })).toHaveText('→ no row holds; unchanged: level');

  // Where one row may hold, two are found; the finding leads to the row.
  await choose(page, panel(page).getByLabel('Hit policy'), 'one row at most');
  await panel(page).getByLabel('Row 3, customer').fill('-');
  await panel(page).getByLabel('Row 3, customer').press('Enter');
  await page.getByRole('tab', { name: /^Problems/ }).click();
  await panel(page).getByText('Rules 2 and 3 of the decision table of “Rate order” both hold').click();
  await expect(panel(page).getByLabel('Row 3, amount')).toBeFocused();
  await panel(page).getByRole('button', { name: 'Let the first rule that holds decide' }).click();
  await expect(panel(page).getByText('both hold')).toHaveCount(0);
});
