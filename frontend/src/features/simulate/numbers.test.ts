import { afterEach, expect, test, vi } from 'vitest';
import type { Drawing } from '../../modeler/drawing';
import { Numbers } from './numbers';

const drawing = { xml: () => Promise.resolve('<definitions/>') } as unknown as Drawing;

/** Answers requests by method and path; what is not listed fails the test. */
function server(answers: Record<string, unknown>) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    const name = `${request.method} ${new URL(request.url).pathname}`;
    asked.push(name);
    if (!(name in answers)) throw new Error(`nobody answers ${name}`);
    return Promise.resolve(new Response(JSON.stringify(answers[name]), { headers: { 'Content-Type': 'application/json' } }));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

const kept = { id: 's1', processId: 'p1', name: 'As-is', revision: 3, content: { name: 'As-is' } };

test('numbers begin with the scenario that the library holds, asked for once', async () => {
  const asked = server({ 'GET /api/processes/p1/scenarios': { items: [kept] }, 'GET /api/scenarios/s1': kept });
  const numbers = new Numbers();
  await Promise.all([numbers.begin(drawing, 'p1'), numbers.begin(drawing, 'p1')]);
  await numbers.begin(drawing, 'p1');
  expect(numbers.state()).toMatchObject({ content: { name: 'As-is' }, kept: { id: 's1', revision: 3 }, dirty: false });
  expect(asked).toEqual(['GET /api/processes/p1/scenarios', 'GET /api/scenarios/s1']);
});

test('numbers of a process without a scenario begin with a draft', async () => {
  server({ 'GET /api/processes/p1/scenarios': { items: [] }, 'POST /api/scenarios/draft': { content: { name: 'draft' } } });
  const numbers = new Numbers();
  await numbers.begin(drawing, 'p1');
  expect(numbers.state()).toMatchObject({ content: { name: 'draft' }, dirty: false });
  expect(numbers.state().kept).toBeUndefined();
});

test('whoever only looks at numbers gets those of the library, and makes none', async () => {
  const asked = server({ 'GET /api/processes/p1/scenarios': { items: [] }, 'GET /api/processes/p2/scenarios': { items: [kept] }, 'GET /api/scenarios/s1': kept, 'POST /api/scenarios/draft': { content: { name: 'draft' } } });
  const none = new Numbers();
  await none.recall('p1');
  await none.recall();
  expect(none.state().content).toBeUndefined();
  expect(asked).toEqual(['GET /api/processes/p1/scenarios']);
  const some = new Numbers();
  await Promise.all([some.recall('p2'), some.recall('p2'), some.begin(drawing, 'p2')]);
  expect(some.state()).toMatchObject({ content: { name: 'As-is' }, dirty: false });
  expect(asked.slice(1)).toEqual(['GET /api/processes/p2/scenarios', 'GET /api/scenarios/s1']);
  // Who begins while somebody looks still gets a draft.
  const both = new Numbers();
  await Promise.all([both.recall('p1'), both.begin(drawing, 'p1')]);
  expect(both.state().content).toEqual({ name: 'draft' });
});

test('numbers of a drawing that was never saved begin with a draft', async () => {
  server({ 'POST /api/scenarios/draft': { content: { name: 'draft' } } });
  const numbers = new Numbers();
  await numbers.begin(drawing);
  expect(numbers.state().content).toEqual({ name: 'draft' });
});

test('changes are taken back and made again, and what is kept is not unsaved', async () => {
  server({ 'GET /api/processes/p1/scenarios': { items: [kept] }, 'GET /api/scenarios/s1': kept });
  const numbers = new Numbers();
  await numbers.begin(drawing, 'p1');
  numbers.undo();
  expect(numbers.state()).toMatchObject({ content: { name: 'As-is' }, undo: false, redo: false });
  numbers.edit((now) => ({ ...now, zone: 'UTC' }));
  expect(numbers.state()).toMatchObject({ content: { zone: 'UTC' }, dirty: true, undo: true });
  numbers.undo();
  expect(numbers.state()).toMatchObject({ content: { name: 'As-is' }, dirty: false, undo: false, redo: true });
  numbers.redo();
  expect(numbers.state()).toMatchObject({ content: { zone: 'UTC' }, dirty: true, redo: false });
});

test('a scenario made from another one names it, and takes along what was not saved', async () => {
  const sent: unknown[] = [];
  server({ 'GET /api/processes/p1/scenarios': { items: [kept] }, 'GET /api/scenarios/s1': kept });
  const numbers = new Numbers();
  await numbers.begin(drawing, 'p1');
  numbers.edit((now) => ({ ...now, zone: 'UTC' }));
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(await request.json());
    return new Response(JSON.stringify({ ...kept, id: 's2', name: 'To-be', revision: 1, base: 's1', content: { name: 'To-be', zone: 'UTC' } }), { headers: { 'Content-Type': 'application/json' } });
  });
  await numbers.derive('p1', 'To-be');
  expect(sent).toEqual([{ name: 'To-be', base: 's1', content: { name: 'To-be', zone: 'UTC' } }]);
  expect(numbers.state()).toMatchObject({ kept: { id: 's2' }, dirty: false, undo: false });
});
