import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CheckResult, Finding } from '../../api/checks';
import { checkDiagram } from '../../api/checks';
import type { Drawing } from '../../modeler/drawing';
import { Checker } from './checker';

vi.mock('../../api/checks', () => ({ checkDiagram: vi.fn() }));
const asked = vi.mocked(checkDiagram);

/** A drawing of which only the number of edits is known. */
function drawing() {
  let edits = 0;
  const listeners: (() => void)[] = [];
  const made = {
    state: () => ({ edits }),
    subscribe: (listener: () => void) => (listeners.push(listener), () => {}),
    xml: () => Promise.resolve(`<edit n="${edits}"/>`),
    show: vi.fn(),
    deselect: () => {},
  };
  return { drawing: made as unknown as Drawing, show: made.show, edit: () => (edits++, listeners.forEach((tell) => tell())) };
}
const numbers = { subscribe: () => () => {}, state: () => ({}) };
const finding = (element: string, fixes: Finding['fixes'] = []): Finding => ({ rule: 'a.b', severity: 'warning', message: element, hint: '', element, at: {}, blocks: false, path: [], fixes });
const result = (...findings: Finding[]): CheckResult => ({ findings, playable: true, soundness: { verdict: 'sound', reason: '', run: [] } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  asked.mockReset().mockResolvedValue(result());
});
afterEach(() => vi.useRealTimers());

it('only what is shown is checked, at once, and then whenever it was edited', async () => {
  const { drawing: drawn, edit } = drawing();
  const checker = new Checker(drawn, numbers);
  edit();
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).not.toHaveBeenCalled();
  checker.watch(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(checker.state()).toMatchObject({ busy: false, findings: [], soundness: { verdict: 'sound' } });
  checker.watch(true);
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toHaveBeenCalledTimes(1);
  edit();
  expect(checker.state().busy).toBe(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked.mock.calls.map(([xml]) => xml)).toEqual(['<edit n="1"/>', '<edit n="2"/>']);
});

it('a burst of edits is checked once, when it is over', async () => {
  const { drawing: drawn, edit } = drawing();
  const checker = new Checker(drawn, numbers);
  checker.watch(true);
  await vi.advanceTimersByTimeAsync(2000);
  asked.mockClear();
  for (let n = 0; n < 5; n++) {
    edit();
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(asked).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(300);
  expect(asked.mock.calls.map(([xml]) => xml)).toEqual(['<edit n="5"/>']);
});

it('an answer that an edit has overtaken is called off and not shown', async () => {
  const { drawing: drawn, edit } = drawing();
  const checker = new Checker(drawn, numbers);
  let late: (answer: CheckResult) => void = () => {};
  asked.mockImplementationOnce(() => new Promise((resolve) => (late = resolve)));
  checker.watch(true);
  await vi.advanceTimersByTimeAsync(0);
  edit();
  expect(asked.mock.calls[0][2]?.signal?.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(500);
  late(result(finding('Old')));
  await vi.advanceTimersByTimeAsync(0);
  expect(checker.state().findings).toEqual([]);
});

it('first what is wrong, then the ways out; those of before stay until then', async () => {
  const fix = { title: 'Do it', edits: [] };
  const { drawing: drawn, edit } = drawing();
  const checker = new Checker(drawn, numbers);
  asked.mockImplementation((_xml, _numbers, { fixes } = {}) => Promise.resolve(result(finding('A', fixes ? [fix] : []))));
  checker.watch(true, 'p1');
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.mock.calls.map(([, , more]) => [more?.process, more?.fixes])).toEqual([['p1', undefined], ['p1', true]]);
  expect(checker.state().findings?.[0].fixes).toEqual([fix]);
  let second: (answer: CheckResult) => void = () => {};
  asked.mockImplementationOnce(() => Promise.resolve(result(finding('A')))).mockImplementationOnce(() => new Promise((resolve) => (second = resolve)));
  edit();
  await vi.advanceTimersByTimeAsync(500);
  expect(checker.state().findings?.[0].fixes).toEqual([fix]);
  second(result(finding('A')));
  await vi.advanceTimersByTimeAsync(0);
  expect(checker.state().findings?.[0].fixes).toEqual([]);
});

it('no answer is borne in silence; the next edit tries again', async () => {
  const { drawing: drawn, edit } = drawing();
  const checker = new Checker(drawn, numbers);
  asked.mockRejectedValueOnce(new TypeError('offline'));
  checker.watch(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(checker.state()).toMatchObject({ busy: false, failed: true });
  edit();
  await vi.advanceTimersByTimeAsync(500);
  expect(checker.state()).toMatchObject({ busy: false, failed: false, findings: [] });
});

it('next and previous go round the list, and show the place; an edit ends a run', async () => {
  const { drawing: drawn, edit, show } = drawing();
  const checker = new Checker(drawn, numbers);
  asked.mockResolvedValue(result(finding('A'), finding('B')));
  checker.watch(true);
  await vi.advanceTimersByTimeAsync(0);
  checker.step(1);
  checker.step(1);
  checker.step(1);
  checker.step(-1);
  expect(show.mock.calls.flat()).toEqual(['A', 'B', 'A', 'B']);
  checker.play({ steps: [], title: '' });
  expect(checker.state().run).toBeDefined();
  edit();
  expect(checker.state().run).toBeUndefined();
});
