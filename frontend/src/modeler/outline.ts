import type Modeler from 'bpmn-js/lib/Modeler';
import { inFlowOrder } from './duties';
import { calledOf, definitionsOf, listOf, nameOf, rootsOf } from './objects';
import type { Moddle } from './semantic';

/** An element with what is inside it: pools hold lanes, lanes and sub-processes hold steps. */
export interface Branch {
  id: string;
  /** Empty where it has none. */
  name: string;
  /** As BPMN names it: userTask, lane, participant… */
  type: string;
  /** The lane that it stands in. */
  lane?: string;
  /** Where the flow goes from here. */
  next: { id: string; name: string; type: string; /** The name of the flow that leads there. */ by: string }[];
  children: Branch[];
}

/** The drawing as a tree, steps in the order of the flow. */
export function outlineOf(modeler: Modeler): Branch[] {
  const definitions = definitionsOf(modeler);
  const pools = rootsOf(definitions, 'Collaboration').flatMap((one) => listOf(one, 'participants'));
  const drawn = new Set(pools.map(({ processRef }) => processRef as Moddle | undefined));
  const alone = rootsOf(definitions, 'Process').filter((process) => !drawn.has(process));
  return [...pools.map((pool) => branch(pool, inside(pool.processRef as Moddle | undefined))), ...alone.map((process) => branch(process, inside(process)))];
}

/** All branches below these, each before what is inside it. */
export function everyBranch(branches: readonly Branch[]): Branch[] {
  return branches.flatMap((one) => [one, ...everyBranch(one.children)]);
}

/** What a process or sub-process holds: its lanes with their steps, then what stands in none but that around it. */
function inside(scope: Moddle | undefined, around?: string): Branch[] {
  if (!scope) return [];
  const nodes = inFlowOrder(scope);
  const placed = new Set<Moddle>();
  const lane = (element: Moddle): Branch => {
    const inner = listOf(element.childLaneSet as Moddle | undefined, 'lanes').map(lane);
    // A step is listed in the innermost lane of those that claim it.
    const own = nodes.filter((node) => !placed.has(node) && listOf(element, 'flowNodeRef').includes(node));
    for (const node of own) placed.add(node);
    return branch(element, [...inner, ...own.map((node) => step(node, calledOf(element)))]);
  };
  const lanes = listOf(scope, 'laneSets').flatMap((set) => listOf(set, 'lanes').map(lane));
  return [...lanes, ...nodes.filter((node) => !placed.has(node)).map((node) => step(node, around))];
}

function step(node: Moddle, lane?: string): Branch {
  return { ...branch(node, node.$instanceOf('bpmn:SubProcess') ? inside(node, lane) : []), lane, next: nextOf(node) };
}

function branch(element: Moddle, children: Branch[]): Branch {
  return { id: element.id, name: nameOf(element), type: typeOf(element), next: [], children };
}

function nextOf(node: Moddle): Branch['next'] {
  return listOf(node, 'outgoing').flatMap((flow) => {
    const target = flow.targetRef as Moddle | undefined;
    return target ? [{ id: target.id, name: nameOf(target), type: typeOf(target), by: nameOf(flow) }] : [];
  });
}

/** "userTask" of bpmn:UserTask. */
export function typeOf(element: Moddle): string {
  return element.$type.replace(/^bpmn:/, '').replace(/^./, (letter) => letter.toLowerCase());
}
