import type { components } from './schema';

type Schemas = components['schemas'];

/** The result of a simulation: times in seconds, money in the currency's units. */
export type Report = Schemas['Report'];

/** What was observed of one quantity; every part is null when nothing was. */
export type Stat = Schemas['ReportStatistic'];
