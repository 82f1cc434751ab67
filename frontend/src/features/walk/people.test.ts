import { expect, it } from 'vitest';
import { peopleByRole } from './people';

it('people are found by their roles, in the order of the organisation', () => {
  const found = peopleByRole({ people: [{ id: '1', name: 'Ann', roles: ['clerk', 'boss'] }, { id: '2', name: 'Bo', roles: ['clerk'] }, { id: '3', name: 'Cy' }] });
  expect(Object.fromEntries(found)).toEqual({ clerk: ['Ann', 'Bo'], boss: ['Ann'] });
  expect(peopleByRole({}).size).toBe(0);
});
