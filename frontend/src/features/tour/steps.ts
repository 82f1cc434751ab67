/** The sample that the tour is about, and what of it the steps speak of. */
export const tourSample = 'equipment-purchase';
export const tourTask = 'Task_Offers';
export const tourRole = 'buyer';

/** What is to be done, in this order. */
export const steps = ['find', 'fix', 'assign', 'staff', 'simulate', 'compare'] as const;

export type Step = (typeof steps)[number];

/** What is known of the open sample; undefined is what is not known yet. */
export interface Seen {
  /** The rules that have found something. */
  rules?: ReadonlySet<string>;
  /** The rule whose finding is looked at. */
  chosen?: string;
  /** How many people the scarce role has. */
  people?: number;
  /** A simulation, an experiment is under way or came to its end. */
  ran?: Done;
  compared?: Done;
}

export type Done = 'no' | 'running' | 'yes';

const deadlock = 'soundness.deadlock';

/** Which steps are done, told by what the process is like and not by what was clicked. Undefined as long as that is not known. */
export function doneOf(seen: Seen, found: boolean): ReadonlySet<Step> | undefined {
  const { rules, chosen, people, ran, compared } = seen;
  if (!rules || people === undefined || !ran || !compared) return undefined;
  const fixed = !rules.has(deadlock);
  const done: Record<Step, boolean> = {
    find: found || fixed || chosen === deadlock,
    fix: fixed,
    assign: !rules.has('raci.no-accountable'),
    staff: people > 1,
    simulate: ran === 'yes',
    compare: compared === 'yes',
  };
  return new Set(steps.filter((step) => done[step]));
}

/** What is to be done next; undefined once everything is. */
export function nextOf(done: ReadonlySet<Step>): Step | undefined {
  return steps.find((step) => !done.has(step));
}

/** Where a panel beside the diagram is opened, whether the panels are shown or folded away. */
function panel(name: string): string[] {
  return [`.st-dock [data-node-key="${name}"]`, `[data-dock="${name}"]`];
}

const finding = `[data-finding^="${deadlock}|"]`;

/** The controls by which a step is done, the last one first: whichever is on the screen is pointed at. */
export const controls: Record<Step, string[]> = {
  find: [finding, ...panel('problems')],
  fix: ['[data-way="take"]', `li[data-chosen="true"]:has(${finding}) [data-way="fix"]`, finding, ...panel('problems')],
  assign: [`.st-matrix [data-line="${tourTask}"]`, '.st-tools [data-action="matrix"]'],
  staff: [`[data-role="${tourRole}"] .ant-input-number`, ...panel('numbers')],
  simulate: ['[data-action="simulate"]'],
  compare: ['[data-view="staffing"] .st-setup-run .ant-btn', '.st-compare-views .ant-segmented-item:nth-of-type(3)', ...panel('compare')],
};
