import { BpmnModdle } from 'bpmn-moddle';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { evaluate, unaryTest } from 'feelin';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';

/** What a token knows: the variables of its case. */
export type Variables = Record<string, unknown>;

/** An element as bpmn-moddle reads it, with the words of the engine. */
export interface Read {
  id: string;
  $type: string;
  get: (name: string) => unknown;
  extensionElements?: { values: ({ $type: string } & Record<string, unknown>)[] };
  eventDefinitions?: ({ $type: string } & Record<string, { id: string }>)[];
  sourceRef?: Read;
  outgoing?: Read[];
}

/** The part of an engine that is none of BPMN's: what its own words mean. Written after the documentation of Camunda, not after what we write. */
export interface Words {
  moddle: Record<string, object>;
  /** The value of an expression as it stands in the file. */
  value: (text: string, variables: Variables) => unknown;
  /** What happens when a case begins at an event. */
  begun: (start: Read, process: Read, variables: Variables) => void;
  /** What the engine works out itself when an element is done: expressions, decisions, mappings. True: nobody else does the element. */
  done: (element: Read, variables: Variables, decisions: Decisions) => boolean;
}

export type Decisions = Record<string, string>;

const extensions = (element: Read, type: string) => (element.extensionElements?.values ?? []).filter(({ $type }) => $type === type);

export async function read(xml: string, words: Words): Promise<Record<string, Read>> {
  const { elementsById, warnings } = (await new BpmnModdle(words.moddle).fromXML(xml)) as unknown as { elementsById: Record<string, Read>; warnings: { message: string }[] };
  if (warnings.some(({ message }) => /zeebe|camunda/.test(message))) throw new Error(warnings.map(({ message }) => message).join('\n'));
  return elementsById;
}

/** Camunda 8: FEEL behind =, script, calledDecision and ioMapping ("Input/output variable mappings", docs.camunda.io). */
export const camunda8: Words = {
  moddle: { zeebe },
  value: (text, variables) => (text.startsWith('=') ? evaluate(text.slice(1), variables).value : text),
  begun: (start, _, variables) => mapped(start, variables),
  done: (element, variables, decisions) => {
    const [script] = extensions(element, 'zeebe:Script') as unknown as { expression: string; resultVariable: string }[];
    const [decision] = extensions(element, 'zeebe:CalledDecision') as unknown as { decisionId: string; resultVariable: string }[];
    if (script) variables[script.resultVariable] = camunda8.value(script.expression, variables);
    if (decision) variables[decision.resultVariable] = decided(decisions[decision.decisionId], variables);
    mapped(element, variables);
    return Boolean(script ?? decision);
  },
};

function mapped(element: Read, variables: Variables) {
  for (const mapping of extensions(element, 'zeebe:IoMapping')) {
    for (const { source, target } of (mapping.outputParameters ?? []) as { source: string; target: string }[]) variables[target] = camunda8.value(source, variables);
  }
}

/** Camunda 7: JUEL in ${…}, whose operators mean in JavaScript what they mean there; expression, decisionRef, inputOutput and listeners ("Custom
 *  Extensions", docs.camunda.org). */
export const camunda7: Words = {
  moddle: { camunda },
  value: (text, variables) => {
    const inside = /^\$\{(.*)\}$/s.exec(text)?.[1];
    if (inside === undefined) return text;
    const execution = {
      getVariable: (name: string) => variables[name] ?? null,
      hasVariable: (name: string) => name in variables,
      setVariable: (name: string, value: unknown) => void (variables[name] = value),
    };
    const names = Object.keys(variables).filter((name) => name !== 'execution');
    return new Function('execution', ...names, `return (${inside});`)(execution, ...names.map((name) => variables[name]));
  },
  begun: (_, process, variables) => {
    for (const { event, expression } of extensions(process, 'camunda:ExecutionListener')) if (event === 'start') camunda7.value(expression as string, variables);
  },
  done: (element, variables, decisions) => {
    const expression = element.get('camunda:expression') as string | undefined;
    const decision = element.get('camunda:decisionRef') as string | undefined;
    const result = element.get('camunda:resultVariable') as string;
    if (expression) variables[result] = camunda7.value(expression, variables);
    if (decision) variables[result] = decided(decisions[decision], variables);
    for (const io of extensions(element, 'camunda:InputOutput')) {
      for (const { name, value } of (io.outputParameters ?? []) as { name: string; value: string }[]) variables[name] = camunda7.value(value, variables);
    }
    for (const { event, expression: then } of extensions(element, 'camunda:ExecutionListener')) if (event === 'end') camunda7.value(then as string, variables);
    return Boolean(expression ?? decision);
  },
};

/** What a decision table of DMN says: the value of its only output, or all by name; null where no rule holds. */
function decided(dmn: string, variables: Variables): unknown {
  const table = new DOMParser().parseFromString(dmn, 'text/xml').getElementsByTagName('decisionTable')[0];
  const all = (element: Element, name: string) => [...element.getElementsByTagName(name)].map((one) => (one.getElementsByTagName('text')[0]?.textContent ?? '').trim());
  const inputs = all(table, 'input').map((text) => evaluate(text, variables).value);
  const outputs = [...table.getElementsByTagName('output')].map((one) => one.getAttribute('name') ?? '');
  const rules = [...table.getElementsByTagName('rule')].filter((rule) => all(rule, 'inputEntry').every((test, at) => test === '' || unaryTest(test, { ...variables, '?': inputs[at] }).value === true));
  if (rules.length === 0) return null;
  if (table.getAttribute('hitPolicy') !== 'FIRST' && rules.length > 1) throw new Error('several rules hold');
  const values = all(rules[0], 'outputEntry').map((text) => evaluate(text, variables).value);
  return outputs.length === 1 ? values[0] : Object.fromEntries(outputs.map((name, at) => [name, values[at]]));
}
