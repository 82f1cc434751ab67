import { expect, it } from 'vitest';
import type { ScenarioContent } from '../../api/scenario';
import { backTo } from './differences';

const run = { cases: 100, replications: 5, seed: 1 };
const base = { run, roles: { clerk: { headcount: 1 }, boss: { headcount: 1 } } } as unknown as ScenarioContent;

it('one value goes back to what the followed scenario has; the others stay', () => {
  const own = { run, roles: { clerk: { headcount: 3 }, guest: { headcount: 2 } } } as unknown as ScenarioContent;
  expect(backTo(base, '/roles/clerk/headcount')(own).roles).toEqual({ clerk: { headcount: 1 }, guest: { headcount: 2 } });
  expect(backTo(base, '/roles/guest')(own).roles).toEqual({ clerk: { headcount: 3 } });
  expect(backTo(base, '/roles/boss')(own).roles).toEqual({ clerk: { headcount: 3 }, guest: { headcount: 2 }, boss: { headcount: 1 } });
});
