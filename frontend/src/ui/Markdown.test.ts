import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Markdown } from './Markdown';

const shown = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));

it('links lead out, and only to where a browser may go', () => {
  expect(shown('see [the *policy*](https://a.example/x?y=1)')).toContain('href="https://a.example/x?y=1"');
  expect(shown('[x](javascript:alert(1)) [y](data:text/html,z)')).not.toContain('<a');
});

it('lists are numbered where the text numbers them', () => {
  expect(shown('1. one\n2. two\n   more')).toContain('<ol><li>one</li><li>two more</li></ol>');
});

it('marks of HTML are text', () => {
  expect(shown('<img src=x onerror=alert(1)>')).toContain('&lt;img');
});
