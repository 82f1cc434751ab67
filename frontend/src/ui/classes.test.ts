import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
}

/** Layers from below; each may use what those below it have. Features know nothing of one another. */
const layers = ['format', 'i18n', 'ui', 'actions', 'api', 'modeler', 'features', 'app'];
const placeOf = (path: string): string => {
  const [layer, feature] = relative(root, path).split(/[\\/]/);
  return layer === 'features' ? `features/${feature}` : layer;
};
const below = (one: string, other: string): boolean => layers.indexOf(one.split('/')[0]) < layers.indexOf(other.split('/')[0]);

/** Classes that a stylesheet styles wherever they are, by where it is. */
function styled(): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  for (const path of files(root).filter((name) => name.endsWith('.css'))) {
    const rules = readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\//g, '');
    for (const [, selectors] of rules.matchAll(/([^{}]+)\{/g))
      for (const selector of selectors.split(',')) {
        const name = /^\s*\.(st-[\w-]+)(?=[\s:[>+~]|$)/.exec(selector)?.[1];
        if (name) all.set(name, (all.get(name) ?? new Set()).add(placeOf(path)));
      }
  }
  return all;
}

it('a class means one thing: what a feature styles is not used by others, whose look would depend on what was opened before', () => {
  const where = styled();
  expect(where.size).toBeGreaterThan(300);
  const strange = files(root)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name))
    .flatMap((path) => {
      const here = placeOf(path);
      const used = new Set(readFileSync(path, 'utf8').match(/(?<![\w.-])st-[a-z][\w-]*/g) ?? []);
      return [...used].filter((name) => where.has(name) && ![...where.get(name)!].some((place) => place === here || place === 'app' || below(place, here))).map((name) => `${name} in ${relative(root, path)}`);
    });
  expect(strange).toEqual([]);
});
