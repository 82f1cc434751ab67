import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import Modeler from 'bpmn-js/lib/Modeler';
import { drawable } from './drawable.test-page';
import { laidOut } from './layout';
import sandtable from './sandtable.json';

const corpus = process.env.SANDTABLE_CORPUS;
beforeAll(drawable);
vi.setConfig({ testTimeout: 900_000 });

/** Files of other tools that the program reads and the canvas cannot show, and why. */
const cannot: Record<string, string> = {};

/** Every file of a folder and the folders in it. */
function files(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.bpmn')).sort();
}

it.skipIf(!corpus)('every file of other tools is drawn, laid out where it has no diagram', async () => {
  document.body.innerHTML = '<div id="canvas" style="width:1000px;height:600px"></div>';
  const modeler = new Modeler({ container: document.getElementById('canvas')!, moddleExtensions: { st: sandtable } } as never);
  const elements = modeler.get('elementRegistry') as { filter(keep: (element: { parent?: object }) => boolean): object[] };
  const wrong: string[] = [];
  let drawn = 0;
  let laid = 0;
  for (const folder of ['miwg-reference', 'engines', 'token-semantics', 'soundness']) {
    for (const file of files(join(corpus!, folder))) {
      const name = `${folder}/${file}`;
      const xml = readFileSync(join(corpus!, folder, file), 'utf8');
      try {
        const bare = !/<(\w+:)?BPMNShape\b/.test(xml);
        await modeler.importXML(bare ? await laidOut(xml) : xml);
        if (elements.filter(({ parent }) => parent !== undefined).length === 0) throw new Error('nothing is drawn');
        drawn++;
        if (bare) laid++;
        if (cannot[name]) wrong.push(`${name} is drawn, though it is said to be impossible`);
      } catch (thrown) {
        const message = thrown instanceof Error ? thrown.message : String(thrown);
        if (!cannot[name] || !message.includes(cannot[name])) wrong.push(`${name}: ${message}`);
      }
    }
  }
  console.info(`${drawn} files drawn, ${laid} of them laid out; ${Object.keys(cannot).length} cannot be`);
  expect(wrong).toEqual([]);
});
