// Run by compare-soundness.sh in the folder where it has put the checkers. Every model is looked at in a process of
// its own with a time limit: one that fails or takes too long has no verdict, which is not "unsound".
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const self = fileURLToPath(import.meta.url);
const limit = 60_000; // ms

// BPMN Analyzer 2.0 trips over nodes without children, so those get an end tag.
async function analyzer(file) {
  const from = path.join(here, 'analyzer/src/lib/analysis/wasm/generated/rust_bpmn_analyzer_wasm');
  const { initSync, check_bpmn } = await import(from + '.js');
  initSync({ module: new WebAssembly.Module(fs.readFileSync(from + '_bg.wasm')) });
  const xml = fs.readFileSync(file, 'utf8').replace(/<((?:[\w-]+:)?(?:\w*[eE]vent|\w*[tT]ask|\w*Gateway|subProcess|callActivity))((?:\s[^<>]*?)?)\/>/g, '<$1$2></$1>');
  const result = check_bpmn(xml);
  if (result.unsupported_elements.length) return { verdict: 'unsupported', why: [...new Set(result.unsupported_elements)].join(' ') };
  const broken = result.property_results.filter(p => !p.fulfilled).map(p => p.property);
  return { verdict: broken.length ? 'unsound' : 'sound', why: broken.join(' ') };
}

// BPMNinvest is a plug-in of bpmn-js: it asks a modeler for its elements. This one has them from bpmn-moddle.
async function bpmninvest(file) {
  console.log = () => {};
  const { BpmnModdle } = await import('bpmn-moddle');
  const load = name => import(path.join(here, 'bpmninvest/src/modules', name + '.mjs'));
  const [{ default: ModelExtractor }, { SoundnessVerifier }, { LoopDecomposition }, { SCC }, { Normalizer }, { faultBus }] =
    await Promise.all(['extractor', 'soundness', 'loopdecomp', 'scc', 'normalize', 'faultbus'].map(load));
  const { rootElement } = await new BpmnModdle().fromXML(fs.readFileSync(file, 'utf8'));
  const faults = [];
  faultBus.subscribe({ notify: (level, _process, _elements, kind) => { if (level === 'error') faults.push(kind); }, reset() {} });
  const all = elements(rootElement);
  const model = ModelExtractor().extractDiagram({ get: () => ({ getAll: () => all }) });
  SoundnessVerifier().check(LoopDecomposition().decompose(SCC().findSCCs(Normalizer.normalize(model))));
  const broken = [...new Set(faults)].filter(kind => kind !== 'NO_START' && kind !== 'NO_END');
  return { verdict: broken.length ? 'unsound' : 'sound', why: broken.join(' ') };
}

// elements are those of a file as bpmn-js keeps them: hosts before their boundary events, flows last.
function elements(root) {
  const all = [], made = new Map();
  const make = (object, type = object.$type) => {
    const element = { id: object.id, type, businessObject: object, children: [] };
    made.set(object.id, element);
    all.push(element);
    return element;
  };
  const fill = (element, holder) => {
    const parts = holder.flowElements ?? [];
    for (const late of [false, true]) {
      for (const part of parts) {
        if (!part.$instanceOf('bpmn:FlowNode') || part.$instanceOf('bpmn:BoundaryEvent') !== late) continue;
        const child = make(part);
        if (part.$instanceOf('bpmn:SubProcess')) {
          child.collapsed = !(part.flowElements ?? []).length;
          fill(child, part);
        }
        element.children.push(child);
      }
    }
    for (const part of parts) {
      if (part.$type !== 'bpmn:SequenceFlow' || !part.sourceRef || !part.targetRef) continue;
      const flow = make(part);
      flow.source = made.get(part.sourceRef.id);
      flow.target = made.get(part.targetRef.id);
      element.children.push(flow);
    }
  };
  const roots = root.rootElements ?? [];
  const collaboration = roots.find(r => r.$type === 'bpmn:Collaboration');
  if (collaboration) {
    const drawn = make(collaboration);
    for (const pool of collaboration.participants ?? []) {
      const element = make(pool);
      if (pool.processRef) fill(element, pool.processRef);
      drawn.children.push(element);
    }
  } else {
    for (const process of roots.filter(r => r.$type === 'bpmn:Process')) fill(make(process), process);
  }
  return all;
}

// run looks at a file in a process of its own.
function run(command, args, read) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: limit, maxBuffer: 1 << 28 });
  if (done.error?.code === 'ETIMEDOUT') return { verdict: 'none', why: 'time is up' };
  try {
    return read(done.stdout);
  } catch {
    return { verdict: 'none', why: (done.stderr.match(/(?:Error|panicked)[^\n]*/) ?? ['it failed'])[0].slice(0, 80) };
  }
}

function ours(file) {
  return run(path.join(here, 'sandtable'), ['check', '--json', '--lang', 'en', file], text => {
    const answer = JSON.parse(text);
    const rules = [...new Set(answer.findings.map(f => f.rule).filter(r => r.startsWith('soundness.')))];
    return { verdict: answer.soundness.verdict, why: rules.map(r => r.slice('soundness.'.length)).join(' ') };
  });
}

function files(folder) {
  return fs.readdirSync(folder, { recursive: true }).filter(f => f.endsWith('.bpmn')).sort().map(f => path.join(folder, f));
}

function table(corpus) {
  const labels = new Map(fs.readFileSync(path.join(corpus, 'soundness/labels.csv'), 'utf8').split('\n').slice(1).map(line => line.split(',').slice(0, 2)));
  const rows = [], different = [], decided = ['sound', 'unsound'];
  const agreed = { label: [0, 0], A: [0, 0], B: [0, 0] };
  for (const file of [...files(path.join(corpus, 'soundness')), ...files(path.join(corpus, 'miwg-reference'))]) {
    const name = path.relative(corpus, file);
    const label = labels.get(path.relative(path.join(corpus, 'soundness'), file)) ?? '';
    const us = ours(file);
    const [A, B] = ['analyzer', 'bpmninvest'].map(which => run(process.execPath, [self, which, file], text => JSON.parse(text)));
    rows.push([name, label, us.verdict, us.why, A.verdict, A.why, B.verdict, B.why]);
    for (const [who, verdict] of Object.entries({ label, A: A.verdict, B: B.verdict })) {
      if (!decided.includes(verdict) || !decided.includes(us.verdict)) continue;
      agreed[who][1]++;
      if (verdict === us.verdict) agreed[who][0]++;
      else different.push(`${name}: ours ${us.verdict} (${us.why}), ${who} ${verdict} (${{ A: A.why, B: B.why }[who] ?? ''})`);
    }
  }
  const quote = text => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const head = ['file', 'label', 'ours', 'rules', 'A', 'A says', 'B', 'B says'];
  fs.writeFileSync(path.join(here, 'table.csv'), [head, ...rows].map(row => row.map(quote).join(',')).join('\n') + '\n');
  console.log(`${rows.length} models in ${path.join(here, 'table.csv')}. A is BPMN Analyzer 2.0, B is BPMNinvest.`);
  for (const [who, [same, both]] of Object.entries(agreed)) console.log(`${who}: ${same} of ${both} that both decide alike`);
  const none = column => rows.filter(row => !decided.includes(row[column])).length;
  console.log(`without a verdict: ours ${none(2)}, A ${none(4)}, B ${none(6)}`);
  for (const line of different) console.log(line);
}

const [what, file] = process.argv.slice(2);
if (what === 'analyzer' || what === 'bpmninvest') {
  const answer = await (what === 'analyzer' ? analyzer : bpmninvest)(file);
  process.stdout.write(JSON.stringify(answer));
} else {
  table(what);
}
