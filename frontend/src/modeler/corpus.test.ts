import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import Modeler from 'bpmn-js/lib/Modeler';
import { drawable } from './drawable.test-page';
import { laidOut } from './layout';
import sandtable from './sandtable.json';
import type { Moddle } from './semantic';
import { sheetsModule } from './sheets';
import { undrawnIn } from './undrawn';

const corpus = process.env.SANDTABLE_CORPUS;
beforeAll(drawable);
vi.setConfig({ testTimeout: 900_000 });

/** How many elements of a file are not on the canvas, and why: a person is told so when the file is opened. */
const bare = 'a process without a diagram, beside others that have one';
const incomplete: Record<string, [number, string]> = {
  'miwg-reference/B.1.0.bpmn': [10, bare],
  'miwg-reference/B.2.0.bpmn': [19, bare],
  'engines/flowable-testInvoiceProcessCamundaFoxDesigner.bpmn': [1, 'an association that leads nowhere'],
};

/** Every file of a folder and the folders in it. */
function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.bpmn')).sort();
}

it.skipIf(!corpus)('every file of other tools is drawn, laid out where it has no diagram', async () => {
  document.body.innerHTML = '<div id="canvas" style="width:1000px;height:600px"></div>';
  const modeler = new Modeler({ container: document.getElementById('canvas')!, additionalModules: [sheetsModule], moddleExtensions: { st: sandtable } } as never);
  const elements = modeler.get('elementRegistry') as unknown as { filter(keep: (element: { parent?: object }) => boolean): object[]; get(id: string): object | undefined };
  const wrong: string[] = [];
  const unread: string[] = [];
  let drawn = 0;
  let laid = 0;
  for (const folder of ['miwg-reference', 'engines', 'token-semantics', 'soundness']) {
    for (const file of files(join(corpus!, folder))) {
      const name = `${folder}/${file}`;
      const xml = readFileSync(join(corpus!, folder, file), 'utf8');
      try {
        const plain = !/<(\w+:)?BPMNShape\b/.test(xml);
        await modeler.importXML(plain ? await laidOut(xml) : xml);
        if (elements.filter(({ parent }) => parent !== undefined).length === 0) throw new Error('nothing is drawn');
        drawn++;
        if (plain) laid++;
        // The page of this test cannot read every file that a browser reads; e2e/import.spec.ts opens those.
        if (plain && new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')) {
          unread.push(name);
          continue;
        }
        const missing = undrawnIn(modeler.getDefinitions() as unknown as Moddle, (id) => elements.get(id) !== undefined);
        if (missing.length !== (incomplete[name]?.[0] ?? 0)) wrong.push(`${name}: ${missing.length} elements are not drawn: ${missing.slice(0, 5).join(', ')}`);
      } catch (thrown) {
        wrong.push(`${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      }
    }
  }
  console.info(`${drawn} files drawn, ${laid} of them laid out; ${Object.keys(incomplete).length} not completely; not looked into: ${unread.join(', ')}`);
  expect(wrong).toEqual([]);
});
