import { afterEach, expect, test } from 'vitest';
import { drawn } from './charts';
import { onGround } from './picture';

afterEach(() => document.body.removeAttribute('style'));

test('a chart that is taken away is well-formed, whatever the page is written in and things are called', () => {
  document.body.style.fontFamily = '"Segoe UI", "Microsoft YaHei", sans-serif';
  const svg = drawn({ xAxis: { type: 'value' }, yAxis: { type: 'category', data: ['“R&D” <"审核">'] }, series: [{ type: 'bar', data: [3], label: { show: true, formatter: 'a "b" & c' } }] }, 640, 200);
  expect(svg).toContain('Microsoft YaHei');
  // This parser knows no CDATA, which a browser does.
  const file = new DOMParser().parseFromString(onGround(svg, ' #fff ').replace(/<!\[CDATA\[.*?\]\]>/s, ''), 'application/xml');
  expect(file.querySelector('parsererror')?.textContent).toBeUndefined();
  expect([...file.querySelectorAll('text')].map(({ textContent }) => textContent)).toContain('“R&D” <"审核">');
});
