import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Stylesheets are global: what one feature says of a class is said of it everywhere. */
it('a class is styled by one part of the front end alone', () => {
  const source = join(__dirname, '..');
  const owners = new Map<string, Set<string>>();
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.css')) continue;
    const parts = path.split(/[\\/]/);
    const owner = parts[0] === 'features' ? `features/${parts[1]}` : parts[0];
    for (const name of alone(readFileSync(join(source, path), 'utf8'))) owners.set(name, (owners.get(name) ?? new Set()).add(owner));
  }
  expect(owners.size).toBeGreaterThan(100);
  expect([...owners].filter(([, by]) => by.size > 1).map(([name, by]) => `${name}: ${[...by].join(', ')}`)).toEqual([]);
});

it('every brace of a stylesheet is closed', () => {
  const source = join(__dirname, '..');
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.css')) continue;
    const css = readFileSync(join(source, path), 'utf8');
    expect(`${path} ${css.split('{').length}`).toBe(`${path} ${css.split('}').length}`);
  }
});

/** Classes of ours that are a whole selector, but for states and attributes. */
function alone(css: string): string[] {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g);
  return [...rules].flatMap(([, selectors]) => selectors.split(',').flatMap((selector) => /^\s*\.(st-[\w-]+)(?:\[[^\]]*\]|:[\w-]+(?:\([^)]*\))?)*\s*$/.exec(selector)?.[1] ?? []));
}
