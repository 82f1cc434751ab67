// Generated from scenario.schema.json by npm run generate; do not edit.

/**
 * Says what this file is.
 */
export type Format = "urn:sandtable:scenario:1";
export type Name = string;
/**
 * Id of the process that is played. May be left out where only one has a start.
 */
export type Process = string;
/**
 * When the clock of a run starts.
 */
export type Start = string;
/**
 * That of the calendars that name none.
 */
export type TimeZone = string;
/**
 * Three letters of ISO 4217. Left out: plain numbers.
 */
export type Currency = string;
/**
 * Time between one case and the next.
 */
export type Every = {
  dist: Kind;
};
export type Kind =
  | "fixed"
  | "uniform"
  | "triangular"
  | "pert"
  | "normal"
  | "lognormal"
  | "exponential"
  | "gamma"
  | "erlang"
  | "weibull"
  | "beta"
  | "histogram"
  | "discrete"
  | "samples";
/**
 * When cases can come. Left out: round the clock.
 */
export type Calendar = string;
/**
 * pause: the clock between arrivals stands still. defer: what comes in closed hours waits for the next opening. Left out: pause.
 */
export type InClosedHours = "pause" | "defer";
export type Name1 = string;
/**
 * Left out: that of the scenario.
 */
export type TimeZone1 = string;
/**
 * @minItems 1
 */
export type Days = [Day, ...Day[]];
export type Day = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
/**
 * From 00:00 to 24:00.
 */
export type From = string;
/**
 * From 00:00 to 24:00.
 */
export type To = string;
/**
 * Working hours that come back every week.
 */
export type Week = Shift[];
export type Date = string;
export type Name2 = string;
/**
 * From 00:00 to 24:00.
 */
export type From1 = string;
/**
 * From 00:00 to 24:00.
 */
export type To1 = string;
/**
 * Working hours of that day. An empty list: closed all day.
 */
export type Open = Hours[];
/**
 * Dates with hours of their own, such as holidays.
 */
export type Exceptions = Exception[];
export type Name3 = string;
/**
 * How many there are besides those listed by name.
 */
export type Headcount = number;
/**
 * When they work. Left out: round the clock.
 */
export type Calendar2 = string;
/**
 * A decimal amount in the scenario's currency, with at most six digits after the point.
 */
export type CostPerHour = string;
export type Name4 = string;
/**
 * Every role that this person can take.
 *
 * @minItems 1
 */
export type Roles1 = [Id, ...Id[]];
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "id".
 */
export type Id = string;
/**
 * When this person works. Left out: round the clock.
 */
export type Id1 = string;
/**
 * A decimal amount in the scenario's currency, with at most six digits after the point.
 */
export type CostPerHour1 = string;
/**
 * Working time for one case.
 */
export type Duration = {
  dist: Kind;
};
/**
 * Any of them may do it. Left out: whoever the drawing names.
 */
export type Roles2 = Id[];
/**
 * A length of time that varies.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "distribution".
 */
export type Distribution = Distribution1;
/**
 * Fixed cost of each execution.
 */
export type Cost = string;
/**
 * A number from 0 to 1.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "share".
 */
export type Share = number;
/**
 * How long and how often to play.
 */
export type Run = {
  [k: string]: unknown;
} & {
  cases?: Cases;
  horizon?: Horizon;
  replications: Replications;
  warmup?: WarmUp;
  seed?: Seed;
};
/**
 * How many cases start.
 */
export type Cases = number;
/**
 * When the clock stops.
 */
export type Horizon = string;
/**
 * How often the run is repeated with fresh chance. Thirty give trustworthy intervals.
 */
export type Replications = number;
/**
 * The beginning that is left out of the averages: "auto", or a duration. Left out: nothing.
 */
export type WarmUp = string;
/**
 * Where chance starts from. The same seed gives the same result.
 */
export type Seed = number;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "duration".
 */
export type Duration1 = string;
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "positiveDuration".
 */
export type DurationAboveZero = string;
/**
 * "auto", or a duration.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "warmup".
 */
export type WarmUp1 = string;
/**
 * A decimal amount in the scenario's currency, with at most six digits after the point.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "money".
 */
export type Amount = string;
/**
 * RFC 3339, with the offset from UTC.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "instant".
 */
export type DateAndTime = string;
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "date".
 */
export type Date1 = string;
/**
 * From 00:00 to 24:00.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "timeOfDay".
 */
export type TimeOfDay = string;
/**
 * A name of the IANA time zone database.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "zone".
 */
export type TimeZone2 = string;
/**
 * How often this comes compared with the others.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "weight".
 */
export type Weight = number;
/**
 * How long and how often to play. Set cases, a horizon, or both.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "run".
 */
export type Run1 = Run2 & Run3;
export type Run2 = {
  [k: string]: unknown;
};
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Value = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Minimum = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Maximum = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Minimum1 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type MostLikely = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Maximum1 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Minimum2 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type MostLikely1 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Maximum2 = string;
/**
 * Left out: zero.
 */
export type Minimum3 = string;
/**
 * Left out: no limit.
 */
export type Maximum3 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Mean = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type StandardDeviation = string;
/**
 * Left out: zero.
 */
export type Minimum4 = string;
/**
 * Left out: no limit.
 */
export type Maximum4 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Mean1 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type StandardDeviation1 = string;
/**
 * Left out: zero.
 */
export type Minimum5 = string;
/**
 * Left out: no limit.
 */
export type Maximum5 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Mean2 = string;
/**
 * Left out: zero.
 */
export type Minimum6 = string;
/**
 * Left out: no limit.
 */
export type Maximum6 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Mean3 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type StandardDeviation2 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Mean4 = string;
export type Steps = number;
export type Shape = number;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Scale = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Minimum7 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Maximum7 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Mean5 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type StandardDeviation3 = string;
/**
 * @minItems 1
 */
export type Bars = [Bar, ...Bar[]];
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type From2 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type To2 = string;
/**
 * @minItems 1
 */
export type Values = [Value1, ...Value1[]];
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Value2 = string;
/**
 * @minItems 1
 */
export type Values1 = [Duration1, ...Duration1[]];

/**
 * The numbers beside a drawing: how often cases come, how long work takes, who does it and when, what it costs, and how a run is made.
 */
export interface Scenario {
  $schema: Format;
  name?: Name;
  process?: Process;
  start: Start;
  zone: TimeZone;
  currency?: Currency;
  arrivals?: Arrivals;
  calendars?: Calendars;
  roles?: Roles;
  people?: People;
  tasks?: Tasks;
  branches?: Branches;
  run: Run;
}
/**
 * By start event.
 */
export interface Arrivals {
  [k: string]: Arrivals1;
}
/**
 * How often cases come to a start event.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "arrival".
 */
export interface Arrivals1 {
  every: Every;
  calendar?: Calendar;
  closed?: InClosedHours;
}
export interface Calendars {
  [k: string]: Calendar1;
}
/**
 * Working hours.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "calendar".
 */
export interface Calendar1 {
  name?: Name1;
  zone?: TimeZone1;
  week?: Week;
  exceptions?: Exceptions;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "weekShift".
 */
export interface Shift {
  days: Days;
  from: From;
  to: To;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "exception".
 */
export interface Exception {
  date: Date;
  name?: Name2;
  open: Open;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "span".
 */
export interface Hours {
  from: From1;
  to: To1;
}
export interface Roles {
  [k: string]: Role;
}
/**
 * People who can do the same work.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "role".
 */
export interface Role {
  name?: Name3;
  headcount: Headcount;
  calendar?: Calendar2;
  costPerHour?: CostPerHour;
}
export interface People {
  [k: string]: Person;
}
/**
 * Somebody known by name, besides any headcount.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "person".
 */
export interface Person {
  name?: Name4;
  roles: Roles1;
  calendar?: Id1;
  costPerHour?: CostPerHour1;
}
/**
 * By task.
 */
export interface Tasks {
  [k: string]: Task;
}
/**
 * The work at one task. Without a duration it takes no time and nobody.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "task".
 */
export interface Task {
  duration?: Duration;
  roles?: Roles2;
  by?: ByPersonOrRole;
  cost?: Cost;
}
/**
 * Durations of one person or role. That of a person comes before that of a role.
 */
export interface ByPersonOrRole {
  [k: string]: Distribution;
}
export interface Distribution1 {
  dist: Kind;
}
/**
 * By gateway, then by sequence flow. Exclusive: shares that sum to 1, missing ones share what is left. Inclusive: independent chances.
 */
export interface Branches {
  [k: string]: {
    [k: string]: Share;
  };
}
export interface Run3 {
  cases?: Cases;
  horizon?: Horizon;
  replications: Replications;
  warmup?: WarmUp;
  seed?: Seed;
}
/**
 * Always the same.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "fixed".
 */
export interface Fixed {
  dist: "fixed";
  value: Value;
}
/**
 * Anything between two ends is equally likely.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "uniform".
 */
export interface Uniform {
  dist: "uniform";
  min: Minimum;
  max: Maximum;
}
/**
 * From the shortest, most likely and longest.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "triangular".
 */
export interface Triangular {
  dist: "triangular";
  min: Minimum1;
  mode: MostLikely;
  max: Maximum1;
}
/**
 * As triangular, but nearer to the most likely.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "pert".
 */
export interface PERT {
  dist: "pert";
  min: Minimum2;
  mode: MostLikely1;
  max: Maximum2;
}
/**
 * The bell curve, cut off at the minimum (zero unless set) and maximum.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "normal".
 */
export interface Normal {
  dist: "normal";
  min?: Minimum3;
  max?: Maximum3;
  mean: Mean;
  sd: StandardDeviation;
}
/**
 * Right-skewed; mean and standard deviation are those of the time itself.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "lognormal".
 */
export interface Lognormal {
  dist: "lognormal";
  min?: Minimum4;
  max?: Maximum4;
  mean: Mean1;
  sd: StandardDeviation1;
}
/**
 * Time between events that come at random. A minimum shifts it and keeps the mean.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "exponential".
 */
export interface Exponential {
  dist: "exponential";
  min?: Minimum5;
  max?: Maximum5;
  mean: Mean2;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "gamma".
 */
export interface Gamma {
  dist: "gamma";
  min?: Minimum6;
  max?: Maximum6;
  mean: Mean3;
  sd: StandardDeviation2;
}
/**
 * The sum of k exponential steps.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "erlang".
 */
export interface Erlang {
  dist: "erlang";
  mean: Mean4;
  k: Steps;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "weibull".
 */
export interface Weibull {
  dist: "weibull";
  shape: Shape;
  scale: Scale;
}
/**
 * Between two ends, with a given mean and standard deviation.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "beta".
 */
export interface Beta {
  dist: "beta";
  min: Minimum7;
  max: Maximum7;
  mean: Mean5;
  sd: StandardDeviation3;
}
/**
 * Bars of given weight; within a bar anything is equally likely.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "histogram".
 */
export interface Histogram {
  dist: "histogram";
  bins: Bars;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "bin".
 */
export interface Bar {
  from: From2;
  to: To2;
  weight: Weight;
}
/**
 * Some values, each with a weight.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "discrete".
 */
export interface Discrete {
  dist: "discrete";
  values: Values;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "weighted".
 */
export interface Value1 {
  value: Value2;
  weight: Weight;
}
/**
 * Measured values, each equally likely.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "samples".
 */
export interface Samples {
  dist: "samples";
  values: Values1;
}
