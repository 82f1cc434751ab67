import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chinese, translateModule } from './translate';

const packages = join(import.meta.dirname, '../../../node_modules');

function read(path: string): string {
  const full = join(packages, path);
  if (statSync(full).isFile()) return readFileSync(full, 'utf8');
  return readdirSync(full)
    .filter((name) => !name.endsWith('.d.ts') && !name.endsWith('.map'))
    .map((name) => read(join(path, name)))
    .join('\n');
}

const quoted = `(?:'((?:\\\\.|[^'\\\\\\n])*)'|"((?:\\\\.|[^"\\\\\\n])*)")`;

function collect(code: string, pattern: string): string[] {
  return [...code.matchAll(new RegExp(pattern, 'g'))].map((match) => match.slice(1).find((part) => part !== undefined) ?? '').filter(Boolean);
}

/** Texts handed to translate('…'), also behind a condition: translate(a ? 'x' : 'y'). */
const spoken = (code: string) => [
  ...collect(code, `\\b_?translate\\(\\s*${quoted}\\s*[,)]`),
  ...collect(code, `\\b_?translate\\([^'"\`)]*\\([^)]*\\) \\? ${quoted} : '[^']*'\\)`),
  ...collect(code, `\\b_?translate\\([^'"\`)]*\\([^)]*\\) \\? '[^']*' : ${quoted}\\)`),
];
const labels = (code: string) => collect(code, `\\b(?:label|name|description): ${quoted}`);

// The one bundle of the properties panel also holds the providers of two process engines, which we do not use.
const panel = read('bpmn-js-properties-panel/dist/index.esm.js').split(/^class ZeebePropertiesProvider /m)[0];
const ours = panel.slice(0, panel.indexOf('function ', panel.search(/^var index\$2 = \{/m)));
const icons = ours.slice(ours.indexOf('var iconsByType = {'), ours.indexOf('};', ours.indexOf('var iconsByType = {')));

const sources: Record<string, string[]> = {
  'bpmn-js': [...spoken(read('bpmn-js/lib/features')), ...collect(read('bpmn-js/lib/features/modeling-feedback'), `ERR_MSG = ${quoted}`)],
  'bpmn-js menus': [...labels(read('bpmn-js/lib/features/replace/ReplaceOptions.js')), ...labels(read('bpmn-js/lib/features/popup-menu/PopupEntries.js'))],
  'diagram-js': spoken(read('diagram-js/lib/features')),
  'create and append menus': [...spoken(read('bpmn-js-create-append-anything/dist/index.es.js')), ...labels(read('bpmn-js-create-append-anything/dist/index.es.js'))],
  minimap: spoken(read('diagram-js-minimap/dist/index.esm.js')),
  'colour picker': [...spoken(read('bpmn-js-color-picker/colors')), ...labels(read('bpmn-js-color-picker/colors/ColorPopupProvider.js'))],
  'properties panel': spoken(ours),
  'properties panel components': spoken(read('@bpmn-io/properties-panel/dist/index.esm.js')),
  'properties panel header': collect(icons, `${quoted}: `).map((type) => type.replace(/(\B[A-Z])/g, ' $1').replace(/(\bNon Interrupting)/g, '($1)')),
  alignment: ['left', 'center', 'right', 'top', 'middle', 'bottom'].map((side) => `Align elements ${side}`),
};

// Beginnings of longer texts, listed above in full, and an example in a comment.
const fragments = new Set(['Align elements ', 'HELLO {you}']);

describe('every text of the modeler is Chinese on a Chinese page', () => {
  it.each(Object.entries(sources))('%s', (_, texts) => {
    expect(texts.length).toBeGreaterThan(0);
    expect([...new Set(texts)].filter((text) => !fragments.has(text) && chinese(text) === undefined)).toEqual([]);
  });
});

it('the language is asked at each text, so that a switch needs no new import', () => {
  let language: 'en' | 'zh-CN' = 'en';
  const translate = translateModule(() => language).translate[1] as (text: string, values?: Record<string, string>) => string;
  expect(translate('Open {element}', { element: 'A' })).toBe('Open A');
  language = 'zh-CN';
  expect(translate('Open {element}', { element: 'A' })).toBe('打开 A');
  expect(translate('Timer Boundary Event (Non Interrupting)')).toBe('定时边界事件（非中断）');
});
