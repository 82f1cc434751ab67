import type { Moddle, Shape } from './semantic';

/** A collapsed sub-process, and what of the file is inside. */
export interface Inside {
  id: string;
  /** Everything inside, however deep. */
  steps: string[];
  /** The flows by which tokens come in; none where it begins otherwise. */
  entries: string[];
}

/** All collapsed sub-processes of a drawing, on whatever page. */
export function insides(registry: { filter(wanted: (element: Shape) => boolean): Shape[] }): Inside[] {
  return registry
    .filter(({ collapsed, waypoints, labelTarget, businessObject }) => collapsed === true && !waypoints && !labelTarget && businessObject?.$instanceOf('bpmn:SubProcess'))
    .map(({ id, businessObject, incoming }) => ({ id, steps: within(businessObject), entries: (incoming ?? []).filter(({ type }) => type === 'bpmn:SequenceFlow').map((flow) => flow.id) }));
}

function within(holder: Moddle): string[] {
  return ((holder.get('flowElements') as Moddle[] | undefined) ?? []).flatMap((one) => (one.$instanceOf('bpmn:FlowNode') ? [one.id, ...(one.$instanceOf('bpmn:SubProcess') ? within(one) : [])] : []));
}
