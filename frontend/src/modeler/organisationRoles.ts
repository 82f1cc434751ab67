import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Edit } from '../api/checks';
import type { OrgRole } from '../api/organisation';
import { organisationQuery } from '../api/organisation';
import type { Drawing } from './drawing';
import type { DrawnRole } from './roles';
import { useDrawing } from './useDrawing';

/** How the roles of a drawing stand to those of its project's organisation. */
export interface OrganisationRoles {
  /** Roles of the organisation that the drawing does not have yet: what a list "from the organisation" offers. */
  offered: OrgRole[];
  /** Roles of the drawing that the organisation does not have. */
  unknown: DrawnRole[];
  /** The edit that brings a role of the organisation into the drawing, under its id there. */
  define: (role: OrgRole) => Edit;
}

/** The roles of the organisation, for lists in which one chooses a role of a drawing. Empty for a process in no project. */
export function useOrganisationRoles(drawing: Drawing, projectId: string | undefined): OrganisationRoles {
  const { edits } = useDrawing(drawing);
  const kept = useQuery({ ...organisationQuery(projectId ?? ''), enabled: projectId !== undefined });
  const roles = kept.data?.content.roles;
  return useMemo(() => {
    const drawn = drawing.roles();
    const ids = new Set(drawn.map(({ id }) => id));
    const known = new Set((roles ?? []).map(({ id }) => id));
    return {
      offered: (roles ?? []).filter(({ id }) => !ids.has(id)),
      unknown: roles ? drawn.filter(({ id }) => !known.has(id)) : [],
      define: ({ id, name }) => ({ do: 'define', element: id, name }),
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- edits says that the drawing has changed
  }, [drawing, edits, roles]);
}
