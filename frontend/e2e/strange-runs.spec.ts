import type { APIRequestContext, Page } from '@playwright/test';
import { canvas, expect, fresh, openFile, saveAs, test } from './sandtable';

interface Scenario {
  arrivals: Record<string, unknown>;
  tasks: Record<string, { duration: unknown }>;
  data?: Record<string, unknown>;
  run: Record<string, unknown>;
}

/** Plays numbers of a process until it is over, or leaves it waiting. */
class Runs {
  constructor(
    private readonly request: APIRequestContext,
    private readonly origin: string,
    readonly process: string,
    readonly scenario: Scenario,
  ) {}

  async start(change: Partial<Scenario>): Promise<string> {
    const data = { revision: 1, scenario: { ...this.scenario, ...change } };
    const answer = await this.request.post(`/api/processes/${this.process}/runs`, { data, headers: { Origin: this.origin } });
    expect(answer.ok(), await answer.text()).toBe(true);
    return ((await answer.json()) as { id: string }).id;
  }

  async cancel(id: string): Promise<void> {
    expect((await this.request.post(`/api/runs/${id}/cancel`, { headers: { Origin: this.origin } })).ok()).toBe(true);
  }

  async over(id: string): Promise<void> {
    await expect.poll(async () => ((await (await this.request.get(`/api/runs/${id}`)).json()) as { status: string }).status, { timeout: 60_000 }).not.toBe('running');
  }
}

/** The sample, and its runs. */
async function sample(page: Page): Promise<Runs> {
  const made = page.waitForResponse((response) => response.request().method() === 'POST' && /\/api\/samples\/[^/]+/.test(response.url()));
  await page.getByRole('button', { name: /Sample: Order handling/ }).click();
  const { process, scenario } = (await (await made).json()) as { process: { id: string }; scenario: { content: Scenario } };
  await expect(canvas(page).locator('.djs-shape').first()).toBeVisible();
  return new Runs(page.request, new URL(page.url()).origin, process.id, scenario.content);
}

/** What every screen of a run says: the results, the cases, the board, the heat map and the playback. */
async function visit(page: Page, said: { results: string | RegExp; cases: string | RegExp; board: string | RegExp; heat: string | RegExp; playback: string | RegExp }): Promise<void> {
  await page.getByRole('tab', { name: 'Results' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Results' })).toContainText(said.results, { timeout: 30_000 });
  await page.keyboard.press('Alt+c');
  await expect(page.getByRole('region', { name: 'Cases', exact: true })).toContainText(said.cases, { timeout: 30_000 });
  await page.keyboard.press('Alt+Shift+B');
  const board = page.getByRole('region', { name: 'Board', exact: true });
  await expect(board).toContainText(said.board, { timeout: 30_000 });
  await board.getByRole('button', { name: 'Close the tables' }).click();
  await page.keyboard.press('Alt+m');
  await expect(page.getByRole('region', { name: 'Heat map' })).toContainText(said.heat);
  await page.keyboard.press('Alt+l');
  await expect(page.getByRole('region', { name: 'Playback' })).toContainText(said.playback, { timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Playback' })).toBeHidden();
}

test('a run that was stopped before it began, one in which nobody came, one in which none came to an end, and one that was broken off say so wherever one looks', async ({ page }) => {
  test.setTimeout(240_000);
  const runs = await sample(page);
  const [start] = Object.keys(runs.scenario.arrivals);
  const monday = '2026-01-05T09:00:00+08:00';
  const come = (...cases: object[]) => ({ [start]: { cases } });
  const short = { horizon: 'PT2M', replications: 2, seed: 1 };

  const failing = { data: { people: { type: 'number', value: 1 } }, tasks: { ...runs.scenario.tasks, Task_CheckOrder: { duration: { dist: 'expression', formula: '10 / people', unit: 'PT1M' } } }, run: { cases: 10, replications: 2, seed: 1 } };
  await runs.over(await runs.start({ ...failing, arrivals: come({ at: monday }, { at: '2026-01-08T09:00:00+08:00', data: { people: 0 } }) }));
  await visit(page, { results: /The run was broken off.*division by zero: people is 0.*from 1 of 2 repeats.*Completed cases1\s*of 2 started/s, cases: /Completed.*Unfinished.*2 cases/s, board: /Check the order.*Arrived: 1/s, heat: 'Waiting, mean', playback: 'under way' });

  await runs.over(await runs.start({ ...failing, arrivals: come({ at: monday, data: { people: 0 } }) }));
  const zero = 'A division by zero: people is 0.';
  await visit(page, { results: zero, cases: zero, board: zero, heat: zero, playback: zero });

  await runs.over(await runs.start({ arrivals: come({ at: monday }), run: short }));
  await visit(page, { results: /Completed cases0\s*of 2 started · 2 unfinished.*Not one case was completed/s, cases: /Unfinished.*1 case(?!s)/s, board: /1 at work.*Over: 0/s, heat: 'How often a case comes here', playback: '1 under way · 0 over' });

  await runs.over(await runs.start({ arrivals: come({ at: '2026-01-06T09:00:00+08:00' }), run: short }));
  const nobody = 'No case came in this run';
  await visit(page, { results: nobody, cases: nobody, board: nobody, heat: 'No case came in this simulation', playback: 'No case came in this simulation' });

  const busy = await runs.start({ run: { cases: 20_000, replications: 10_000, seed: 1 } });
  const waiting = await runs.start({});
  await runs.cancel(waiting);
  await visit(page, { results: 'before its first repeat was finished', cases: 'This run was stopped too early', board: 'This run was stopped too early', heat: 'it was ended before anything was finished', playback: 'it was ended before anything was finished' });
  await runs.cancel(busy);
  await runs.over(busy);
});

/** One of two ways is taken, and the join waits for both. */
const deadlock = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="t"><process id="P"><startEvent id="Come"/><exclusiveGateway id="Either"/>
  <task id="One" name="One way"/><task id="Other" name="Other way"/><parallelGateway id="Both" name="Both are done"/><endEvent id="Over"/>
  <sequenceFlow id="f1" sourceRef="Come" targetRef="Either"/><sequenceFlow id="f2" sourceRef="Either" targetRef="One"/><sequenceFlow id="f3" sourceRef="Either" targetRef="Other"/>
  <sequenceFlow id="f4" sourceRef="One" targetRef="Both"/><sequenceFlow id="f5" sourceRef="Other" targetRef="Both"/><sequenceFlow id="f6" sourceRef="Both" targetRef="Over"/></process></definitions>`;

test('a run whose cases can never come to an end says where they stand', async ({ page }) => {
  await openFile(page, 'never-over.bpmn', deadlock);
  await saveAs(page, fresh('Never over'));
  await expect(canvas(page).locator('[data-element-id=Both].djs-shape')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const results = page.getByRole('tabpanel', { name: 'Results' });
  await expect(results.getByText('Some cases cannot come to an end')).toBeVisible({ timeout: 60_000 });
  await expect(results).toContainText(/[\d,]+ cases cannot go on at the join “Both are done”: the token that they wait for cannot come\./);
  await results.getByRole('alert').filter({ hasText: 'the join' }).getByRole('button', { name: 'Show in the diagram' }).click();
  await expect(canvas(page).locator('[data-element-id=Both].djs-shape')).toHaveClass(/selected/);
});
