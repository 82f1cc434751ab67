import { execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from 'bpmn-engine';
import { BpmnModdle } from 'bpmn-moddle';
// @ts-expect-error it comes without types
import Linter from 'bpmnlint/lib/linter.js';
// @ts-expect-error it comes without types
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Decisions, Read, Variables, Words } from './shim';
import { camunda7, camunda8, read } from './shim';

/** A case as our token game has played it (engine/dialect/traces_test.go). */
interface Case {
  case: number;
  start: string;
  data: Variables;
  steps: { do: 'complete' | 'happen'; element: string; data?: Variables }[];
  ways: string[];
  ends: string[];
}

const folder = mkdtempSync(join(tmpdir(), 'sandtable-engines-'));
beforeAll(() => {
  execFileSync('go', ['test', './engine/dialect', '-count=1', '-run', 'TestTheTokenGamesCases', '-args', '-traces', folder], { cwd: '..', stdio: 'pipe' });
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const processes = ['after-sales', 'product-initiation', 'order-change', 'order-fulfilment', 'supply-exception', 'loan-approval', 'rating'];
const engines: [string, Words, string][] = [['camunda7', camunda7, 'camunda-platform-7-24'], ['camunda8', camunda8, 'camunda-cloud-8-8']];

for (const name of processes) {
  for (const [engine, words, version] of engines) {
    it(`${name}, as ${engine} takes it, goes the ways that the token game went`, async () => {
      const files = join(folder, name, engine);
      const names = readdirSync(files);
      const whole = readFileSync(join(files, names.find((file) => file.endsWith('.bpmn'))!), 'utf8');
      expect(await linted(whole, words, version)).toEqual([]);
      const xml = bare(whole);
      const decisions = Object.fromEntries(names.filter((file) => file.endsWith('.dmn')).map((file) => [file.replace('.dmn', ''), readFileSync(join(files, file), 'utf8')]));
      const elements = await read(xml, words);
      const cases = JSON.parse(readFileSync(join(folder, name, 'cases.json'), 'utf8')) as Case[];
      // bpmn-engine lets every token through an inclusive join at once, so cases in which several meet there are left out.
      const single = cases.filter(({ ways }) => ways.filter((way) => elements[way].sourceRef?.$type === 'bpmn:InclusiveGateway').length < 2);
      expect(single.length).toBeGreaterThan(3);
      for (const one of single) expect(await executed(xml, elements, decisions, words, one), `case ${one.case}`).toEqual({ ways: [...one.ways].sort(), ends: [...one.ends].sort(), left: [] });
    }, 60_000);
  }
}

/** What the linter of Camunda itself has against a file, by the rules of a version. */
async function linted(xml: string, words: Words, version: string): Promise<string[]> {
  const { rootElement } = await new BpmnModdle(words.moddle).fromXML(xml);
  const linter = new Linter({ config: { extends: `plugin:camunda-compat/${version}` }, resolver: new NodeResolver({ require: createRequire(import.meta.url) }) });
  const found = (await linter.lint(rootElement)) as Record<string, { id: string; message: string }[]>;
  return Object.entries(found).flatMap(([rule, all]) => all.map(({ id, message }) => `${rule} ${id}: ${message}`));
}

/** The file without what bpmn-engine cannot read, none of which says where tokens go: roles, who has them, and what passes between pools. */
function bare(xml: string): string {
  return ['messageFlow', 'resource', 'potentialOwner'].reduce((text, name) => text.replace(new RegExp(`<bpmn:${name}(?: [^>]*)?/>|<bpmn:${name}(?: [^>]*)?>.*?</bpmn:${name}>`, 'gs'), ''), xml).replace(/ partitionElementRef="[^"]*"/g, '');
}

/** Drives an engine along a case, and tells which ways it has gone. */
async function executed(source: string, elements: Record<string, Read>, decisions: Decisions, words: Words, one: Case) {
  const variables: Variables = {};
  const ways: string[] = [];
  const ends: string[] = [];
  let broken: unknown;
  const jobs = new Map<string, () => void>();
  const waiting = new Set<string>();
  const listener = new EventEmitter();
  listener.on('flow.take', ({ id }: { id: string }) => chosen(elements, id) && ways.push(id));
  listener.on('activity.end', ({ id }: { id: string }) => elements[id]?.$type === 'bpmn:EndEvent' && ends.push(id));
  listener.on('activity.wait', ({ id }: { id: string }) => waiting.add(id));
  listener.on('activity.timer', ({ id }: { id: string }) => waiting.add(id));
  for (const over of ['activity.execution.completed', 'activity.end', 'activity.leave', 'activity.discard']) listener.on(over, ({ id }: { id: string }) => waiting.delete(id));

  const resolveExpression = (text: string) => words.value(text, variables);
  const execute = ({ id }: { id: string }, done: () => void) => jobs.set(id, done);
  const engine = new Engine({
    name: 'case',
    source,
    moddleOptions: words.moddle,
    expressions: { resolveExpression, isExpression: (text: string) => /^[=$]/.test(text), hasExpression: (text: string) => /^[=$]/.test(text) },
    timers,
    scripts: { register: () => {}, getScript: (_: string, { id, type }: { id: string; type: string }) => (type === 'bpmn:ScriptTask' ? { execute: (__: unknown, done: () => void) => execute({ id }, done) } : undefined) },
    extensions: {
      jobs(activity: { id: string; type: string; behaviour: Record<string, unknown> }) {
        if (/ServiceTask|SendTask|BusinessRuleTask/.test(activity.type)) activity.behaviour.Service = function Job() {
          return { execute: (_: unknown, done: () => void) => execute(activity, done) };
        };
      },
    },
  } as never);
  engine.once('error', (thrown: unknown) => (broken = thrown));
  const execution = await engine.execute({ listener: listener as never });
  const happen = (id: string) => {
    const [definition] = elements[id].eventDefinitions ?? [];
    if (definition?.$type === 'bpmn:TimerEventDefinition') return (execution as unknown as { cancelActivity: (what: object) => void }).cancelActivity({ id });
    const thing = definition?.messageRef ?? definition?.signalRef;
    return execution.signal(thing ? { id: thing.id } : { id });
  };

  // Whoever starts the case gives its data; then everything happens in the order of the game.
  Object.assign(variables, one.data);
  words.begun(elements[one.start], Object.values(elements).find(({ $type, id }) => $type === 'bpmn:Process' && source.includes(`id="${id}"`) && holds(elements, id, one.start))!, variables);
  if (elements[one.start].eventDefinitions?.length) happen(one.start);
  for (const { do: what, element, data } of one.steps) {
    await until(() => waiting.has(element) || jobs.has(element), `${element} is not there to be done, but ${[...waiting, ...jobs.keys()].join(', ')}: ${String(broken)}`);
    if (what === 'happen') {
      happen(element);
      continue;
    }
    const reckoned: Variables = { ...variables };
    if (words.done(elements[element], reckoned, decisions)) {
      for (const [name, value] of Object.entries(data ?? {})) expect(near(reckoned[name], value), `${element} reckons ${name}: ${String(reckoned[name])}, not ${String(value)}`).toBe(true);
      Object.assign(variables, reckoned);
    } else {
      Object.assign(variables, data);
      words.done(elements[element], variables, decisions);
    }
    const job = jobs.get(element);
    jobs.delete(element);
    if (job) job();
    else execution.signal({ id: element });
  }
  // Not whether the process has ended: where a join was passed over by a way that was not taken, bpmn-engine goes on waiting for it.
  await until(() => ends.length >= one.ends.length, `${one.ends.join(', ')} is not reached`);
  if (broken) throw broken as Error;
  return { ways: ways.sort(), ends: ends.sort(), left: [...waiting, ...jobs.keys()] };
}

/** Time passes only when the case says so. */
const timers = { executing: [], setTimeout: () => ({}), clearTimeout: () => {}, register: (): unknown => timers };

const near = (a: unknown, b: unknown) => a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)));

/** A flow that a gateway chooses, out of several. */
const chosen = (elements: Record<string, Read>, id: string) => {
  const from = elements[id]?.sourceRef;
  return /Exclusive|Inclusive/.test(from?.$type ?? '') && Object.values(elements).filter(({ sourceRef }) => sourceRef === from).length > 1;
};

const holds = (elements: Record<string, Read>, process: string, node: string) => ((elements[process].get('flowElements') ?? []) as Read[]).some(({ id }) => id === node);

/** Lets the engine go on until something is so. */
async function until(so: () => boolean, lacking: string) {
  for (let turn = 0; turn < 200; turn++) {
    if (so()) return;
    await new Promise((next) => setImmediate(next));
  }
  throw new Error(lacking);
}
