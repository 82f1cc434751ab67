import type { Edit } from '../../api/checks';
import type { Timer } from '../../modeler/subject';
import { secondsOf } from '../../format/iso';

/** Something that is done about work that takes long. */
export interface Action {
  after?: string;
  do?: string;
  to?: string;
}

/** How the drawing stands to an action. */
export type Standing = { is: 'undrawn' } | { is: 'agrees'; timer: Timer } | { is: 'differs'; timer: Timer };

/** What breaks the work off has a timer that interrupts it; a reminder lets it go on. Whom an escalation reaches is left to the drawing. */
function fits({ do: verb }: Action, timer: Timer): boolean {
  if (verb === 'escalate') return true;
  return timer.interrupting === (verb === 'reassign' || verb === 'decide');
}

/** Which timer at the border of the activity stands for which action: first those of the same time, then the rest in order. */
export function standings(actions: Action[], timers: Timer[]): Standing[] {
  const free = timers.filter(({ after }) => secondsOf(after) !== undefined);
  const found: (Standing | undefined)[] = actions.map(() => undefined);
  const match = (is: 'agrees' | 'differs', suits: (action: Action, timer: Timer) => boolean) =>
    actions.forEach((action, at) => {
      if (found[at] || secondsOf(action.after) === undefined) return;
      const nth = free.findIndex((timer) => fits(action, timer) && suits(action, timer));
      if (nth >= 0) found[at] = { is, timer: free.splice(nth, 1)[0] };
    });
  match('agrees', (action, timer) => secondsOf(action.after) === secondsOf(timer.after));
  match('differs', () => true);
  return found.map((one) => one ?? { is: 'undrawn' });
}

export interface Words {
  timer: string;
  step: string;
  end: string;
}

/** Draws the timer of an action and what happens then: a reminder is sent beside the work, what breaks it off goes on to the next step. */
export function drawn(step: string, action: Action, next: string | undefined, words: Words): Edit[] {
  const interrupts = action.do === 'reassign' || action.do === 'decide';
  const [timer, then, end] = [`Timer_${step}`, `Then_${step}`, `Done_${step}`];
  const kind = { remind: 'sendTask', escalate: 'sendTask', reassign: 'userTask', decide: 'serviceTask' }[action.do ?? 'remind'] ?? 'task';
  const edits: Edit[] = [
    { do: 'add', element: timer, kind: 'boundaryEvent', event: 'timer', name: words.timer, value: action.after, source: step, property: 'attached' },
    ...(interrupts ? [] : [{ do: 'set', element: timer, property: 'interrupting', value: 'false' } as Edit]),
    { do: 'add', element: then, kind, name: words.step, source: timer },
    { do: 'connect', element: `Flow_${timer}`, source: timer, target: then },
  ];
  if (action.to && action.do === 'reassign') edits.push({ do: 'assign', element: then, code: 'R', role: action.to });
  if (interrupts && next) return [...edits, { do: 'connect', element: `Flow_${then}`, source: then, target: next }];
  return [...edits, { do: 'add', element: end, kind: 'endEvent', name: words.end, source: then }, { do: 'connect', element: `Flow_${then}`, source: then, target: end }];
}
