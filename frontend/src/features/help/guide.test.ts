import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { languages } from '../../i18n/language';

/** Headings as #, entries as -: what both pages have in the same order. */
const shape = (language: string) =>
  readFileSync(join(import.meta.dirname, `guide.${language}.md`), 'utf8')
    .split('\n')
    .flatMap((line) => /^[#-]/.exec(line) ?? [])
    .join('');

it('the guide says the same in every language', () => {
  expect(new Set(languages.map(({ id }) => shape(id))).size).toBe(1);
  expect(shape('en').match(/#/g)).toHaveLength(8);
});
