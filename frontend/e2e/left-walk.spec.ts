import { canvas, expect, fresh, openFile, openFromLibrary, saveAs, test } from './sandtable';

const claim = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:x">
  <bpmn:resource id="Role_Clerk" name="Clerk"/>
  <bpmn:process id="P" isExecutable="true">
    <bpmn:startEvent id="Start" name="Claim"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="Check" name="Check the claim"><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing><bpmn:potentialOwner id="po"><bpmn:resourceRef>Role_Clerk</bpmn:resourceRef></bpmn:potentialOwner></bpmn:userTask>
    <bpmn:userTask id="Pay" name="Pay"><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:userTask>
    <bpmn:userTask id="File" name="File it"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing></bpmn:userTask>
    <bpmn:endEvent id="End" name="Done"><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Check"/><bpmn:sequenceFlow id="f2" sourceRef="Check" targetRef="Pay"/>
    <bpmn:sequenceFlow id="f3" sourceRef="Pay" targetRef="File"/><bpmn:sequenceFlow id="f4" sourceRef="File" targetRef="End"/>
  </bpmn:process>
</bpmn:definitions>`;

interface Kept {
  id: string;
  revision: number;
  content: { name: string; expect: { path: string[] } };
}

test('a walk is gone on with after a reload, kept, renamed, and leads to where it went another way', async ({ page }) => {
  const name = fresh('Claims');
  const get = async <T>(path: string) => (await (await page.request.get(path)).json()) as T;
  await openFile(page, 'claim.bpmn', claim);
  await saveAs(page, name);
  const { id: project } = (await get<{ items: { id: string; name: string }[] }>('/api/projects')).items.find((one) => one.name === name)!;
  const { id: process } = (await get<{ items: { id: string }[] }>(`/api/projects/${project}/processes`)).items[0];
  await page.request.put(`/api/projects/${project}/organisation`, { data: { revision: 0, content: { roles: [{ id: 'Role_Clerk', name: 'Clerk' }], people: [{ id: 'ann', name: 'Ann Chen', roles: ['Role_Clerk'] }] } } });

  const panel = page.locator('.st-walk');
  await page.getByRole('tab', { name: 'Walk' }).click();
  await page.getByRole('button', { name: 'Walk a case' }).click();
  await expect(panel.getByText('How does the case begin?')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/^Step 0/)).toBeVisible();
  // Who acts is told by name, where the organisation knows.
  await expect(panel.getByText('(Ann Chen)')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/^Step 1/)).toBeVisible();

  await page.reload();
  await openFromLibrary(page, name);
  await page.getByRole('tab', { name: 'Walk' }).click();
  await expect(page.getByText(/^A walk of 1 step was left here/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(panel.getByText(/^Step 1/)).toBeVisible();
  await panel.getByRole('button', { name: 'Go on to the end' }).click();
  await expect(panel.getByText('The case is over.')).toBeVisible();
  await panel.getByRole('textbox', { name: 'Name of the test' }).fill('Payed');
  await panel.getByRole('button', { name: 'Keep as test' }).click();
  const tests = panel.locator('.st-walk-tests > li');
  await expect(tests).toHaveAttribute('data-outcome', 'passed');
  await expect(page.getByText(/was left here/)).toBeHidden();

  await tests.getByRole('button', { name: 'Rename “Payed”' }).click();
  const field = tests.getByRole('textbox');
  await field.fill('Paid');
  await field.press('Enter');
  await expect(tests).toContainText('Paid');
  await expect(tests).toHaveAttribute('data-outcome', 'passed');

  // What is expected is another way: the test fails, and a click goes to the step and to the place.
  const [kept] = (await get<{ items: Kept[] }>(`/api/processes/${process}/walks`)).items;
  const path = kept.content.expect.path.filter((id) => id !== 'Pay');
  await page.request.put(`/api/walks/${kept.id}`, { data: { revision: kept.revision, content: { ...kept.content, expect: { path } } } });
  await expect(tests).toHaveAttribute('data-outcome', 'failed');
  await tests.getByRole('button', { name: /Paid/ }).first().click();
  await expect(panel.getByText(/^Step 1 /)).toBeVisible();
  await expect(canvas(page).locator('[data-element-id=Pay].selected')).toBeVisible();

  // Why it fails stays in sight, and what comes of all its steps now can be expected from now on; that can be taken back.
  const why = panel.getByRole('status', { name: 'Why the test does not pass' });
  await expect(why).toContainText('Step 1: expected “File it”, came to “Pay”');
  await expect(why).toContainText('Keeps all 3 steps of the test');
  await why.getByRole('button', { name: 'Expect this from now on' }).click();
  await expect(tests).toHaveAttribute('data-outcome', 'passed');
  const undo = page.getByRole('button', { name: 'Undo', exact: true }).and(page.locator('.ant-message *'));
  await undo.click();
  await expect(tests).toHaveAttribute('data-outcome', 'failed');

  // The tests are had as the file that the command line reads.
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save the tests as a file…' }).click();
  expect((await download).suggestedFilename()).toBe(`${name}.walks.json`);

  // A test that was removed comes back.
  await tests.getByRole('button', { name: 'Remove “Paid”' }).click();
  await expect(tests).toHaveCount(0);
  await undo.click();
  await expect(tests).toContainText('Paid');
});
