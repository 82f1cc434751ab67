import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import en from './en.json';
import zh from './zh-CN.json';

type Words = { [key: string]: string | Words };

function flat(words: Words, path: string): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) => {
    const full = path === '' ? `${key}:` : path.endsWith(':') ? `${path}${key}` : `${path}.${key}`;
    return typeof value === 'string' ? [[full, value] as [string, string]] : flat(value, full);
  });
}

const english = new Map(flat(en as Words, ''));
const chinese = new Map(flat(zh as Words, ''));
const single = (key: string) => key.replace(/_(one|other)$/, '');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.|\.d\.ts$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

const code = sources(join(import.meta.dirname, '..')).join('\n');
const namespaces = Object.keys(en).join('|');
const used = new Set([...code.matchAll(new RegExp(`['"\`]((?:${namespaces}):[\\w.-]+)['"\`]`, 'g'))].map((match) => match[1]));
// A key built at run time, `simulate:dist.${kind}`, uses everything under its prefix.
const prefixes = [...code.matchAll(new RegExp(`\`((?:${namespaces}):[\\w.-]*)\\$\\{`, 'g'))].map((match) => match[1]);

it('both languages have the same keys', () => {
  const keys = (words: Map<string, string>) => [...new Set([...words.keys()].map(single))].sort();
  expect(keys(chinese)).toEqual(keys(english));
});

it('every key the code asks for is in the dictionary', () => {
  const known = new Set([...english.keys()].map(single));
  expect([...used].filter((key) => !known.has(key))).toEqual([]);
  expect(prefixes.filter((prefix) => ![...known].some((key) => key.startsWith(prefix)))).toEqual([]);
});

it('every key in the dictionary is used', () => {
  const unused = [...english.keys()].map(single).filter((key) => !used.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)));
  expect([...new Set(unused)]).toEqual([]);
});

it('both languages fill in the same values', () => {
  const holes = (text = '') => [...new Set([...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]))].sort();
  for (const [key, text] of chinese) {
    const other = english.get(key) ?? english.get(key.replace(/_other$/, '_other'));
    expect([key, holes(text)]).toEqual([key, holes(other)]);
  }
});

it('no Chinese text was left in English', () => {
  const same = [...chinese].filter(([key, text]) => text === english.get(key) && /[a-z]{3}/i.test(text.replace(/BPMN|CSV|SVG|PNG|JSON|Prosimos|Sandtable|Ctrl|ID|P\d\d|Excel/gi, '')));
  expect(same).toEqual([]);
});
