import Modeler from 'bpmn-js/lib/Modeler';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { drawable } from './drawable.test-page';
import { marked, searchModule } from './search';

beforeAll(drawable);
// A whole modeler for every case: seconds on a machine that is busy otherwise.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="D" targetNamespace="t">
  <process id="P"><task id="Task_Check" name="部门经理审核"><documentation>身份证须在有效期内</documentation></task><task id="Task_Pay" name="审核付款" /><task id="Other" name="Archive" /></process>
  <di:BPMNDiagram id="Dia"><di:BPMNPlane id="Plane" bpmnElement="P">${['Task_Check', 'Task_Pay', 'Other'].map((id, at) => `<di:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${at * 150}" y="80" width="100" height="80" /></di:BPMNShape>`).join('')}</di:BPMNPlane></di:BPMNDiagram>
</definitions>`;

let modeler: Modeler;
let found: (words: string) => string[];
beforeEach(async () => {
  document.body.innerHTML = '<div id="canvas"></div>';
  modeler = new Modeler({ container: document.getElementById('canvas')!, additionalModules: [searchModule] } as never);
  await modeler.importXML(xml);
  const search = modeler.get('sandtableSearch') as { find(pattern: string): { element: { id: string } }[] };
  found = (words) => search.find(words).map(({ element }) => element.id);
});

it('names, ids and documentation are searched, anywhere in them; a name that begins so comes first', () => {
  expect(found('审核')).toEqual(['Task_Pay', 'Task_Check']);
  expect(found('task_')).toHaveLength(2);
  expect(found('有效')).toEqual(['Task_Check']);
  expect(found('经理 有效期')).toEqual(['Task_Check']);
  expect(found('经理 付款')).toEqual([]);
});

it('what is composed is searched at once, and the Enter that ends it chooses nothing', () => {
  // The test's page measures nothing, so nothing can be brought into view.
  vi.spyOn(modeler.get('canvas') as { scrollToElement(): void }, 'scrollToElement').mockImplementation(() => {});
  (modeler.get('searchPad') as { open(): void }).open();
  const input = document.querySelector<HTMLInputElement>('.djs-search-input input')!;
  const results = () => document.querySelectorAll('.djs-search-result').length;
  input.value = '审核';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  expect(results()).toBe(2);
  input.dispatchEvent(new Event('compositionend', { bubbles: true }));
  input.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true }));
  expect((modeler.get('searchPad') as { isOpen(): boolean }).isOpen()).toBe(true);
  input.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter', bubbles: true }));
  expect((modeler.get('searchPad') as { isOpen(): boolean }).isOpen()).toBe(false);
});

it('what was asked for is marked; what overlaps is one piece', () => {
  expect(marked('审核审批', ['审核', '核审'])).toEqual([{ value: '审核审', match: true }, { value: '批' }]);
});
