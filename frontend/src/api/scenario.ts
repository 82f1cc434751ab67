import type { Scenario as File } from './scenario.schema';

type Entry<K extends keyof File> = NonNullable<File[K]> extends Record<string, infer T> ? T : never;

/** A duration or a time between two cases, by chance. Times are ISO 8601 durations; which there are depends on the kind. */
export interface Distribution {
  dist: string;
  value?: string;
  mean?: string;
  sd?: string;
  min?: string;
  max?: string;
  mode?: string;
  scale?: string;
  k?: number;
  shape?: number;
}

export type Arrival = Omit<Entry<'arrivals'>, 'every'> & { every: Distribution };
export type Calendar = Entry<'calendars'>;
export type Shift = NonNullable<Calendar['week']>[number];
export type Day = Shift['days'][number];
export type Role = Entry<'roles'>;
export type Person = Entry<'people'>;
export type Task = Omit<Entry<'tasks'>, 'duration' | 'by'> & { duration?: Distribution; by?: Record<string, Distribution> };

/** How a run is made. */
export interface Run {
  cases?: number;
  horizon?: string;
  replications: number;
  warmup?: string;
  seed?: number;
}

/** The numbers beside a drawing: the file urn:sandtable:scenario:1. */
export type ScenarioContent = Omit<File, '$schema' | 'arrivals' | 'tasks' | 'run'> & {
  $schema?: File['$schema'];
  arrivals?: Record<string, Arrival>;
  tasks?: Record<string, Task>;
  run: Run;
};
