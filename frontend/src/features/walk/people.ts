import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Organisation } from '../../api/organisation';
import { organisationQuery } from '../../api/organisation';

/** The names of the people in each role of an organisation, by the role's id. */
export function peopleByRole({ people = [] }: Organisation): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { name, roles } of people) for (const role of roles ?? []) all.set(role, [...(all.get(role) ?? []), name]);
  return all;
}

/** Who of the project's organisation is in which role; nobody for a process in no project. */
export function usePeople(projectId: string | undefined): Map<string, string[]> {
  const { data } = useQuery({ ...organisationQuery(projectId ?? ''), enabled: projectId !== undefined });
  return useMemo(() => peopleByRole(data?.content ?? {}), [data]);
}
