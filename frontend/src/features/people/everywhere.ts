import { changedElsewhere, problemOf } from '../../api/problem';
import { processesQuery, readProcess, saveProcess } from '../../api/projects';
import type { ScenarioContent } from '../../api/scenario';
import { listScenarios, readScenario, saveScenario } from '../../api/scenarios';
import type { Process, Scenario } from '../../api/types';
import type { QueryClient } from '@tanstack/react-query';
import { readClosed } from '../../modeler/closed';
import type { Closed } from '../../modeler/closed';
import type { Drawing } from '../../modeler/drawing';
import type { RoleChange, RolePlace } from '../../modeler/roles';
import { numbersAfter } from './numbers';

/** A process that is open: its drawing and its numbers belong to whoever draws it. */
export interface OpenProcess {
  /** Its id in the library; absent until it is saved for the first time. */
  id?: string;
  projectId?: string;
  name: string;
  drawing: Drawing;
  numbers: { state(): { content?: ScenarioContent; kept?: { id: string } }; edit(change: (content: ScenarioContent) => ScenarioContent): void };
}

/** What a change comes to in one process of the project. */
export interface ProcessPlan {
  key: string;
  name: string;
  open?: OpenProcess;
  places: RolePlace[];
  /** Scenarios whose numbers name the role, with how often. */
  scenarios: { name: string; places: number }[];
  /** Why it cannot be changed. */
  refused?: { why: 'taken' | 'damaged'; detail: string };
  carryOut: () => Promise<void>;
}

/** How it went with one process. */
export type Outcome = { plan: ProcessPlan } & ({ done: true } | { done: false; conflict: boolean; message: string });

/** A process as it was read: open, or as the library holds it. */
export interface Known {
  open?: OpenProcess;
  process?: Process;
  /** Absent where the file cannot be read. */
  closed?: Closed;
  scenarios: Scenario[];
}

/** Reads all processes of a project, open or not, with their scenarios. */
export async function readEverywhere(projectId: string, open: OpenProcess[], queries: QueryClient, onProgress: (done: number, of: number) => void): Promise<Known[]> {
  const heads = await queries.fetchQuery({ ...processesQuery(projectId), staleTime: 0 });
  const known: Known[] = [];
  for (const [at, head] of heads.entries()) {
    onProgress(at, heads.length);
    const scenarios = await Promise.all((await listScenarios(head.id)).map(({ id }) => readScenario(id)));
    const shown = open.find(({ id }) => id === head.id);
    if (shown) known.push({ open: shown, scenarios });
    else {
      const process = await readProcess(head.id);
      known.push({ process, closed: await readClosed(process.xml).catch(() => undefined), scenarios });
    }
  }
  return known;
}

/** What a change of a role touches, process by process; those that it does not touch are left out. */
export function plansOf(known: Known[], change: RoleChange): ProcessPlan[] {
  return known
    .map(({ open, process, closed, scenarios }) => (open ? planOpen(open, change, scenarios) : planClosed(process!, closed, change, scenarios)))
    .filter(({ places, scenarios, refused }) => places.length > 0 || scenarios.length > 0 || refused !== undefined);
}

function planOpen(open: OpenProcess, change: RoleChange, kept: Scenario[]): ProcessPlan {
  const { drawing, numbers } = open;
  const { places, taken } = drawing.planRole(change);
  const { content, kept: loaded } = numbers.state();
  const mine = content ? numbersAfter(content, change).places : 0;
  const others = kept.filter(({ id }) => id !== loaded?.id || !content);
  const changed = changedAmong(others, change);
  return {
    key: open.id ?? open.name,
    name: open.name,
    open,
    places,
    scenarios: [...(mine > 0 ? [{ name: content?.name ?? '', places: mine }] : []), ...changed.map(({ scenario, places: count }) => ({ name: scenario.name, places: count }))],
    refused: taken ? { why: 'taken', detail: taken } : undefined,
    carryOut: async () => {
      // What is in the library first: it may be refused, and then nothing is changed here either.
      await saveAll(changed);
      if (places.length > 0) drawing.changeRoles([change]);
      if (mine > 0) numbers.edit((now) => numbersAfter(now, change).content);
    },
  };
}

function planClosed(process: Process, closed: Closed | undefined, change: RoleChange, kept: Scenario[]): ProcessPlan {
  const changed = changedAmong(kept, change);
  const plan: ProcessPlan = {
    key: process.id,
    name: process.name,
    places: [],
    scenarios: changed.map(({ scenario, places }) => ({ name: scenario.name, places })),
    carryOut: () => saveAll(changed),
  };
  // Where the role is not even mentioned, nothing is to be done.
  if (!closed) return process.xml.includes(change.role) ? { ...plan, refused: { why: 'damaged', detail: '' } } : plan;
  const { places, taken } = closed.plan(change);
  if (taken) return { ...plan, refused: { why: 'taken', detail: taken } };
  if (places.length > 0 && closed.damaged) return { ...plan, places, refused: { why: 'damaged', detail: '' } };
  return {
    ...plan,
    places,
    carryOut: async () => {
      const saved = places.length > 0 ? await saveProcess(process.id, await closed.changed(change), process.revision) : undefined;
      try {
        await saveAll(changed);
      } catch (thrown) {
        // All or nothing: what the process was comes back as its next revision.
        if (saved) await saveProcess(process.id, process.xml, saved.revision);
        throw thrown;
      }
    },
  };
}

interface Changed {
  scenario: Scenario;
  content: ScenarioContent;
  places: number;
}

function changedAmong(scenarios: Scenario[], change: RoleChange): Changed[] {
  return scenarios.map((scenario) => ({ scenario, ...numbersAfter(scenario.content, change) })).filter(({ places }) => places > 0);
}

/** Saves scenarios, all or none. */
async function saveAll(changed: Changed[]): Promise<void> {
  const saved: { id: string; before: ScenarioContent; revision: number }[] = [];
  try {
    for (const { scenario, content } of changed) {
      const { revision } = await saveScenario(scenario.id, content, scenario.revision);
      saved.push({ id: scenario.id, before: scenario.content, revision });
    }
  } catch (thrown) {
    for (const { id, before, revision } of saved) await saveScenario(id, before, revision);
    throw thrown;
  }
}

/** Carries plans out, one process after the other; what goes wrong with one does not stop the others. */
export async function changeEverywhere(plans: ProcessPlan[], onProgress: (done: number, of: number) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const plan of plans) {
    onProgress(outcomes.length, plans.length);
    if (plan.refused) continue;
    try {
      await plan.carryOut();
      outcomes.push({ plan, done: true });
    } catch (thrown) {
      const problem = problemOf(thrown);
      outcomes.push({ plan, done: false, conflict: problem.code === changedElsewhere, message: problem.message });
    }
  }
  return outcomes;
}
