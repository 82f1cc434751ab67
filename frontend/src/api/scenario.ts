import type { Scenario as File } from './scenario.schema';

/** A duration, a time between two cases or a number, by chance. Which fields there are depends on the kind. */
export interface Variate<T> {
  dist: string;
  value?: T;
  min?: T;
  mode?: T;
  max?: T;
  mean?: T;
  sd?: T;
  shape?: number;
  scale?: T;
  k?: number;
  n?: number;
  p?: number;
  /** What 1 of a count or a formula means, of durations only. */
  unit?: string;
  formula?: string;
  bins?: { from: T; to: T; weight: number }[];
  /** Weighted ones of a discrete distribution, plain ones of samples. */
  values?: ({ value: T; weight: number } | T)[];
}

/** A duration by chance. Times are ISO 8601 durations. */
export type Distribution = Variate<string>;

/** A number by chance. */
export type Draw = Variate<number>;

/** The types of the JSON Schema as one works with them: distributions of all kinds in one, lists of any length. */
type Told<T> = T extends { dist: string }
  ? Distribution
  : T extends readonly (infer Item)[]
    ? Told<Item>[]
    : T extends object
      ? { [K in keyof T]: K extends 'draw' | 'count' ? (T[K] extends number | undefined ? T[K] : Draw | undefined) : Told<T[K]> }
      : T;

type Whole = Told<File>;
type Entry<K extends keyof Whole> = NonNullable<Whole[K]> extends Record<string, infer T> ? T : never;

export type Arrival = Entry<'arrivals'>;
export type HourlyRate = NonNullable<Arrival['rate']>['week'][number];
export type Instance = NonNullable<Arrival['cases']>[number];
export type Calendar = Entry<'calendars'>;
export type Shift = NonNullable<Calendar['week']>[number];
export type Day = Shift['days'][number];
export type Role = Entry<'roles'>;
export type Person = Entry<'people'>;
export type Task = Entry<'tasks'>;
export type Variable = Entry<'data'>;
export type DecisionTable = Entry<'tables'>;
export type Run = Whole['run'];

/** The numbers beside a drawing: the file urn:sandtable:scenario:1. */
export type ScenarioContent = Omit<Whole, '$schema'> & { $schema?: File['$schema'] };
