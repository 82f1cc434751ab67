import { createContext, use } from 'react';
import type { Organisation } from '../../api/organisation';
import type { Fault } from './faults';
import type { OpenProcess } from './everywhere';
import type { Staff } from './staff';

/** What the parts of the page share. */
export interface Page {
  staff: Staff;
  content: Organisation;
  faults: Fault[];
  projectId: string;
  open: OpenProcess[];
}

export const PageContext = createContext<Page | null>(null);

/** The organisation on the screen. */
export function usePage(): Page {
  const page = use(PageContext);
  if (!page) throw new Error('a part of the page of people outside it');
  return page;
}
