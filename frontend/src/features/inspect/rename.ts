import type Modeler from 'bpmn-js/lib/Modeler';
import type { Own } from '../../modeler/own';
import type { Pen } from '../../modeler/pen';
import { subjectsOf, variablesOf } from '../../modeler/subject';
import { renamedIn } from './variables';

/** Gives a variable another name wherever our words use it: declarations, reads, writes, forms, tables and conditions. */
export function renameVariable(modeler: Modeler, pen: Pen, from: string, to: string): void {
  const same = (name: Own[string]) => (name === from ? to : name);
  const formula = (text: Own[string]) => (typeof text === 'string' ? renamedIn(text, from, to) : text);
  const declared = variablesOf(modeler);
  for (const holder of new Set(declared.filter(({ own }) => own.name === from).map((one) => one.holder)))
    pen.own(holder, 'Variable', declared.filter((one) => one.holder === holder).map(({ own }) => ({ ...own, name: same(own.name) })));

  const registry = modeler.get('elementRegistry') as unknown as { filter(keep: (shape: { labelTarget?: object; businessObject?: { $instanceOf(type: string): boolean } }) => boolean): { id: string }[] };
  const drawn = registry.filter(({ labelTarget, businessObject }) => !labelTarget && Boolean(businessObject && (businessObject.$instanceOf('bpmn:FlowNode') || businessObject.$instanceOf('bpmn:SequenceFlow')))).map(({ id }) => id);
  const cell = (own: Own) => ({ ...own, value: formula(own.value) });
  const renames: Record<string, (own: Own) => Own> = {
    Read: (own) => ({ ...own, variable: same(own.variable) }),
    Write: (own) => ({ ...own, variable: same(own.variable), value: typeof own.value === 'string' && own.value.startsWith('=') ? formula(own.value) : own.value }),
    Form: (own) => ({ ...own, fields: (own.fields as Own[]).map((field) => ({ ...field, variable: same(field.variable) })) }),
    Table: (own) => ({
      ...own,
      inputs: (own.inputs as Own[]).map((one) => ({ ...one, formula: formula(one.formula) })),
      outputs: (own.outputs as Own[]).map((one) => ({ ...one, variable: same(one.variable) })),
      rules: (own.rules as Own[]).map((rule) => ({ ...rule, cells: (rule.cells as Own[]).map(cell) })),
    }),
  };
  for (const subject of subjectsOf(modeler, drawn)) {
    for (const [type, rename] of Object.entries(renames)) {
      const before = subject.own(type);
      const after = before.map(rename);
      if (JSON.stringify(after) !== JSON.stringify(before)) pen.own(subject.about, type, after);
    }
    const [flow] = subject.family === 'flow' ? subject.flows : [];
    const condition = flow?.condition ? renamedIn(flow.condition, from, to) : '';
    if (flow && condition !== flow.condition) pen.edit([{ do: 'set', element: flow.id, property: 'condition', value: condition }]);
  }
}
