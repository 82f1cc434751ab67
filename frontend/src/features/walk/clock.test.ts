import { expect, it } from 'vitest';
import { clock } from './clock';

it('tells the time of the scenario, not of the person', () => {
  expect(clock('2026-01-05T09:00:00+08:00', 'en')).toContain('09:00');
  expect(clock('2026-01-05T23:30:00.5-05:00', 'zh-CN')).toMatch(/2026年1月5日.*23:30/);
});
