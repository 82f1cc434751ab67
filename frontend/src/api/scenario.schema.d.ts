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
 * Time between one case and the next. With a rate, only its shape counts.
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
  | "poisson"
  | "binomial"
  | "histogram"
  | "discrete"
  | "samples"
  | "expression";
/**
 * Rates that come back every week.
 *
 * @minItems 1
 * @maxItems 10000
 */
export type Week = [Rate1, ...Rate1[]];
/**
 * @minItems 1
 * @maxItems 7
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "days".
 */
export type Days =
  | [Day]
  | [Day, Day]
  | [Day, Day, Day]
  | [Day, Day, Day, Day]
  | [Day, Day, Day, Day, Day]
  | [Day, Day, Day, Day, Day, Day]
  | [Day, Day, Day, Day, Day, Day, Day];
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
 * How many cases come in an hour, on average.
 */
export type PerHour = number;
export type Name1 = string;
export type From1 = string;
export type To1 = string;
/**
 * What the rates are multiplied by: 1.5 is half as many again.
 */
export type Factor = number;
/**
 * Dates between which the rates are multiplied.
 *
 * @maxItems 10000
 */
export type Seasons = Season[];
/**
 * When it comes.
 */
export type At = string;
/**
 * A number, true, false or a text.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "constant".
 */
export type Value = number | boolean | string;
/**
 * Instead of both: exactly these, by time.
 *
 * @maxItems 1000000
 */
export type Cases = Case[];
/**
 * When cases can come. Left out: round the clock.
 */
export type Calendar = string;
/**
 * pause: the clock between arrivals stands still. defer: what comes in closed hours waits for the next opening. Left out: pause.
 */
export type InClosedHours = "pause" | "defer";
export type Name2 = string;
/**
 * Left out: that of the scenario.
 */
export type TimeZone1 = string;
/**
 * From 00:00 to 24:00.
 */
export type From2 = string;
/**
 * From 00:00 to 24:00.
 */
export type To2 = string;
/**
 * Working hours that come back every week.
 */
export type Week1 = Shift[];
export type Date = string;
export type Name3 = string;
/**
 * From 00:00 to 24:00.
 */
export type From3 = string;
/**
 * From 00:00 to 24:00.
 */
export type To3 = string;
/**
 * Working hours of that day. An empty list: closed all day.
 */
export type Open = Hours[];
/**
 * Dates with hours of their own, such as holidays.
 */
export type Exceptions = Exception[];
export type Name4 = string;
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
/**
 * Each time work is begun.
 */
export type CostPerUse = string;
/**
 * On shift without work.
 */
export type IdleCostPerHour = string;
/**
 * Times the cost per hour, for work beyond the shift. Left out: 1.
 */
export type OvertimeFactor = number;
/**
 * interrupt: unfinished work goes on at the next shift. finish: it is finished in overtime. whole: work that would not be done by then is not begun. Left out: interrupt.
 */
export type AtTheEndOfAShift = "interrupt" | "finish" | "whole";
/**
 * 2: in half the time. Left out: 1.
 */
export type Speed = number;
/**
 * How many pieces of work at the same time. Left out: 1.
 */
export type AtOnce = number;
/**
 * Time from the start, or the end of a repair, to the next failure, round the clock.
 */
export type Every1 = {
  dist: Kind;
};
/**
 * How long a repair takes, round the clock.
 */
export type Repair = {
  dist: Kind;
};
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "id".
 */
export type Id = string;
/**
 * Roles that stand in while nobody of this one is on shift.
 *
 * @maxItems 10000
 */
export type Deputies = Id[];
/**
 * Of work of the same urgency. firstCome; dueDate: what a promise wants first; shortest: the shortest expected work. Left out: firstCome.
 */
export type Order = "firstCome" | "dueDate" | "shortest";
/**
 * An expression over the data of the case, in expr: amount > 1000 && vip.
 */
export type Formula = string;
/**
 * Urgent work interrupts less urgent work, which goes on later.
 */
export type PreEmptive = boolean;
/**
 * Waiting so long counts as one more of urgency. Left out: it does not.
 */
export type Ageing = string;
export type Name5 = string;
/**
 * Every role that this person can take.
 *
 * @minItems 1
 */
export type Roles1 = [Id, ...Id[]];
/**
 * When this person works. Left out: round the clock.
 */
export type Id1 = string;
/**
 * A decimal amount in the scenario's currency, with at most six digits after the point.
 */
export type CostPerHour1 = string;
/**
 * Each time work is begun.
 */
export type CostPerUse1 = string;
/**
 * On shift without work.
 */
export type IdleCostPerHour1 = string;
/**
 * Times the cost per hour, for work beyond the shift. Left out: 1.
 */
export type OvertimeFactor1 = number;
/**
 * interrupt: unfinished work goes on at the next shift. finish: it is finished in overtime. whole: work that would not be done by then is not begun. Left out: interrupt.
 */
export type AtTheEndOfAShift1 = "interrupt" | "finish" | "whole";
/**
 * 2: in half the time. Left out: 1.
 */
export type Speed1 = number;
/**
 * How many pieces of work at the same time. Left out: 1.
 */
export type AtOnce1 = number;
/**
 * Working time for one case.
 */
export type Duration = {
  dist: Kind;
};
/**
 * Any of them may do it. Left out: whoever the drawing names.
 *
 * @maxItems 10000
 */
export type Roles2 = Id[];
/**
 * Instead of roles: all of these people together.
 *
 * @maxItems 8
 */
export type Needs =
  | []
  | [Need]
  | [Need, Need]
  | [Need, Need, Need]
  | [Need, Need, Need, Need]
  | [Need, Need, Need, Need, Need]
  | [Need, Need, Need, Need, Need, Need]
  | [Need, Need, Need, Need, Need, Need, Need]
  | [Need, Need, Need, Need, Need, Need, Need, Need];
/**
 * Any of them will do.
 *
 * @minItems 1
 * @maxItems 10000
 */
export type Roles3 = [Id, ...Id[]];
/**
 * Left out: 1.
 */
export type HowMany = number;
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
 * Added to that of the case; more is sooner.
 */
export type Urgency = number;
/**
 * longestIdle; cheapest; fastest: the shortest mean duration; listed: by the order of the task's roles. Left out: longestIdle.
 */
export type Rule = "longestIdle" | "cheapest" | "fastest" | "listed";
/**
 * A task: only whoever did it for this case.
 */
export type Id2 = string;
/**
 * Tasks: nobody who did one of them for this case.
 *
 * @maxItems 10000
 */
export type OtherThan = Id[];
/**
 * Whoever has worked on the case before comes first.
 */
export type KeepTheCase = boolean;
/**
 * Begin with so many.
 */
export type Size = number;
/**
 * Begin when the first has waited so long.
 */
export type Wait = string;
/**
 * From 00:00 to 24:00.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "timeOfDay".
 */
export type TimeOfDay = string;
/**
 * Begin at these times of the day, with what is there.
 *
 * @maxItems 1440
 */
export type At1 = TimeOfDay[];
/**
 * No more than so many in one batch. Left out: no limit.
 */
export type AtMost = number;
/**
 * together: one piece of work for all. inTurn: the same person does one after the other, without a pause. Left out: together.
 */
export type Mode = "together" | "inTurn";
/**
 * It counts from this size on, up to the next in the list.
 */
export type FromSize = number;
/**
 * Times the work on one.
 */
export type Factor2 = number;
/**
 * What work takes in batches of some size, times that of one. Together: the batch as a whole; in turn: each of it. Left out: 1.
 *
 * @maxItems 1000
 */
export type Factors = Factor1[];
/**
 * A length of time that varies.
 */
export type Distribution2 = {
  dist: Kind;
};
/**
 * Of each setup.
 */
export type Cost1 = string;
/**
 * A length of time that varies.
 */
export type Distribution3 = {
  dist: Kind;
};
/**
 * One person of each. Left out: those that the drawing names.
 *
 * @maxItems 10000
 */
export type Roles4 = Id[];
/**
 * Of a task: how soon it is begun.
 */
export type StartWithin = string;
/**
 * How soon it is done and approved.
 */
export type CompleteWithin = string;
/**
 * Whose hours count. Left out: the clock on the wall.
 */
export type Id3 = string;
/**
 * Once for each that is late.
 */
export type Penalty = string;
/**
 * For every hour that it is late, on the same clock.
 */
export type PenaltyPerHour = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Duration1 = string;
/**
 * remind: more urgent by one. escalate: the same, and a role has work with it. reassign: work that has not begun goes to a role. decide: work that has not begun is taken as done.
 */
export type Do = "remind" | "escalate" | "reassign" | "decide";
/**
 * The role of escalate and reassign.
 */
export type Id4 = string;
/**
 * A length of time that varies.
 */
export type Distribution4 = {
  dist: Kind;
};
/**
 * What is done about something that takes long.
 *
 * @maxItems 100
 */
export type Actions = Action[];
/**
 * The variable.
 */
export type Id5 = string;
/**
 * A number that varies.
 */
export type Draw = {
  dist: Kind1;
};
export type Kind1 =
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
  | "poisson"
  | "binomial"
  | "histogram"
  | "discrete"
  | "samples"
  | "expression";
/**
 * How often this comes compared with the others.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "weight".
 */
export type Weight = number;
/**
 * One of several values.
 *
 * @maxItems 10000
 */
export type Choice = Choice1[];
/**
 * An expression over the data of the case, in expr: amount > 1000 && vip.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "formula".
 */
export type Formula1 = string;
/**
 * A decision table that has this variable among its outputs.
 */
export type Id6 = string;
/**
 * New values for the data of the case when the task is done, in this order.
 *
 * @maxItems 1000
 */
export type Writes = Write[];
/**
 * How much, not negative.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "amount".
 */
export type Amount = number;
/**
 * A number from 0 to 1.
 */
export type Chance = number;
/**
 * Of doing it again, as a share of the first time. Left out: 1.
 */
export type Effort = number;
/**
 * Id of an error of the drawing that is thrown instead of doing it again.
 */
export type Id7 = string;
/**
 * Rounds of a loop, or instances.
 */
export type Count = {
  dist: Kind1;
};
/**
 * Of a loop: to go round again.
 */
export type Chance1 = number;
/**
 * An expression over the data of the case, in expr: amount > 1000 && vip.
 */
export type Formula2 = string;
/**
 * An expression over the data of the case, in expr: amount > 1000 && vip.
 */
export type Formula3 = string;
/**
 * A number from 0 to 1.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "share".
 */
export type Share = number;
/**
 * shares: chance alone. conditions: the first that holds, or else the default flow. conditions-then-shares: where no condition holds, the shares.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "decision".
 */
export type WhatDecides = "shares" | "conditions" | "conditions-then-shares";
/**
 * number, integer, boolean or text.
 */
export type Type = "number" | "integer" | "boolean" | "text";
export type Value1 = string;
/**
 * Of a text: all that it can be. Left out: anything.
 *
 * @maxItems 10000
 */
export type Values = Value1[];
/**
 * A number that varies.
 */
export type Draw1 = {
  dist: Kind1;
};
/**
 * One of several values.
 *
 * @maxItems 10000
 */
export type Choice2 = Choice1[];
/**
 * A decision table that has this variable among its outputs.
 */
export type Id8 = string;
export type Name6 = string;
/**
 * Formulas, as a rule the names of variables.
 *
 * @minItems 1
 * @maxItems 32
 */
export type Inputs = [Formula1, ...Formula1[]];
/**
 * Variables.
 *
 * @minItems 1
 * @maxItems 32
 */
export type Outputs = [Id, ...Id[]];
/**
 * @minItems 1
 * @maxItems 1000
 */
export type Rules = [Rule1, ...Rule1[]];
/**
 * A test for each input: - (anything), >= 1000, 1..5, "gold", "silver".
 *
 * @minItems 1
 * @maxItems 32
 */
export type When = [Test, ...Test[]];
export type Test = string;
/**
 * A value for each output; a text that begins with = is a formula.
 *
 * @minItems 1
 * @maxItems 32
 */
export type Then = [Value, ...Value[]];
/**
 * A length of time that varies.
 */
export type Distribution5 = {
  dist: Kind;
};
/**
 * In whose hours that time passes. Left out: round the clock.
 */
export type Id9 = string;
/**
 * That it happens at all. Left out: it does. Of an error or escalation at a task: that the task ends so.
 */
export type Chance2 = number;
/**
 * A length of time that varies.
 */
export type Distribution6 = {
  dist: Kind;
};
/**
 * In whose hours that time passes. Left out: round the clock.
 */
export type Id10 = string;
/**
 * An expression over the data of the case, in expr: amount > 1000 && vip.
 */
export type Formula4 = string;
/**
 * A length of time that varies.
 */
export type Distribution7 = {
  dist: Kind;
};
export type Name7 = string;
/**
 * How much, not negative.
 */
export type Amount1 = number;
/**
 * How much, not negative.
 */
export type Amount2 = number;
/**
 * How much, not negative.
 */
export type Amount3 = number;
/**
 * A length of time that varies.
 */
export type Distribution8 = {
  dist: Kind;
};
/**
 * In whose hours the lead time passes. Left out: round the clock.
 */
export type Id11 = string;
/**
 * A decimal amount in the scenario's currency, with at most six digits after the point.
 */
export type CostPerUnit = string;
/**
 * A decimal amount in the scenario's currency, with at most six digits after the point.
 */
export type CostPerOrder = string;
/**
 * For each unit and day.
 */
export type HoldingCost = string;
/**
 * What a completed case brings in.
 */
export type Revenue = string;
export type Name8 = string;
/**
 * Once.
 */
export type Build = string;
/**
 * Of 30 days, while the run lasts.
 */
export type PerMonth = string;
/**
 * For each execution of one of its tasks.
 */
export type PerUse = string;
/**
 * Those that use it.
 *
 * @maxItems 10000
 */
export type Tasks1 = Id[];
/**
 * What machines and software cost, beside people.
 *
 * @maxItems 10000
 */
export type Automation = Automation1[];
/**
 * How long and how often to play.
 */
export type Run = {
  [k: string]: unknown;
} & {
  cases?: Cases1;
  horizon?: Horizon;
  replications: Replications;
  precision?: Precision;
  warmup?: WarmUp;
  seed?: Seed;
};
/**
 * How many cases start.
 */
export type Cases1 = number;
/**
 * When the clock stops.
 */
export type Horizon = string;
/**
 * How often the run is repeated with fresh chance. Thirty give trustworthy intervals.
 */
export type Replications = number;
/**
 * Which measure: cycleTime, cycleTime/p90, waitTime, cost, throughput, kept, waiting/CAUSE, tasks/ID/waitTime, roles/ID/utilization and others.
 */
export type Of = string;
/**
 * A share: 0.02 is ± 2 %.
 */
export type Within = number;
/**
 * Replications, whatever the precision.
 */
export type AtMost1 = number;
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
export type Duration2 = string;
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
export type Amount4 = string;
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
 * A name of the IANA time zone database.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "zone".
 */
export type TimeZone2 = string;
/**
 * A number from 0 to 1.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "chance".
 */
export type Chance3 = number;
/**
 * @maxItems 10000
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "roleList".
 */
export type Roles5 = Id[];
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
export type Value2 = string;
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
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Mean6 = string;
/**
 * How long one takes.
 */
export type Unit = string;
export type Trials = number;
/**
 * A number from 0 to 1.
 */
export type ChanceOfEach = number;
/**
 * How long one takes.
 */
export type Unit1 = string;
/**
 * @minItems 1
 */
export type Bars = [Bar, ...Bar[]];
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type From4 = string;
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type To4 = string;
/**
 * @minItems 1
 */
export type Values1 = [Value3, ...Value3[]];
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Value4 = string;
/**
 * @minItems 1
 */
export type Values2 = [Duration2, ...Duration2[]];
/**
 * A length of time in ISO 8601: weeks, days (24 hours), hours, minutes and seconds. No years or months.
 */
export type Duration3 = string;
/**
 * A number that varies.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "number".
 */
export type Number = Number1;
export type Value5 = number;
export type Minimum8 = number;
export type Maximum8 = number;
export type Minimum9 = number;
export type MostLikely2 = number;
export type Maximum9 = number;
export type Minimum10 = number;
export type MostLikely3 = number;
export type Maximum10 = number;
/**
 * Left out: no limit.
 */
export type Minimum11 = number;
/**
 * Left out: no limit.
 */
export type Maximum11 = number;
export type Mean7 = number;
export type StandardDeviation4 = number;
/**
 * Left out: no limit.
 */
export type Minimum12 = number;
/**
 * Left out: no limit.
 */
export type Maximum12 = number;
export type Mean8 = number;
export type StandardDeviation5 = number;
/**
 * Left out: no limit.
 */
export type Minimum13 = number;
/**
 * Left out: no limit.
 */
export type Maximum13 = number;
export type Mean9 = number;
/**
 * Left out: no limit.
 */
export type Minimum14 = number;
/**
 * Left out: no limit.
 */
export type Maximum14 = number;
export type Mean10 = number;
export type StandardDeviation6 = number;
export type Mean11 = number;
export type Steps1 = number;
export type Shape1 = number;
export type Scale1 = number;
export type Minimum15 = number;
export type Maximum15 = number;
export type Mean12 = number;
export type StandardDeviation7 = number;
export type Mean13 = number;
export type Trials1 = number;
/**
 * A number from 0 to 1.
 */
export type ChanceOfEach1 = number;
/**
 * @minItems 1
 */
export type Bars1 = [Bar1, ...Bar1[]];
export type From5 = number;
export type To5 = number;
/**
 * @minItems 1
 */
export type Values3 = [Value6, ...Value6[]];
export type Value7 = number;
/**
 * @minItems 1
 */
export type Values4 = [Value8, ...Value8[]];
export type Value8 = number;

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
  decisions?: Decisions;
  conditions?: Conditions;
  data?: Data1;
  tables?: DecisionTables;
  events?: Events;
  signals?: Signals;
  messages?: Messages;
  stock?: Stock;
  queue?: Queue1;
  promise?: Promise1;
  revenue?: Revenue;
  automation?: Automation;
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
  every?: Every;
  rate?: Rate;
  cases?: Cases;
  calendar?: Calendar;
  closed?: InClosedHours;
}
/**
 * How many come at which hour. Without every, they come at random.
 */
export interface Rate {
  week: Week;
  periods?: Seasons;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "hourlyRate".
 */
export interface Rate1 {
  days: Days;
  from: From;
  to: To;
  perHour: PerHour;
}
/**
 * From one date to another, both included.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "season".
 */
export interface Season {
  name?: Name1;
  from: From1;
  to: To1;
  factor: Factor;
}
/**
 * One case that comes at a known moment.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "instance".
 */
export interface Case {
  at: At;
  data?: Data;
}
/**
 * What is known of it, by variable. Left out: as the variable says.
 */
export interface Data {
  [k: string]: Value;
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
  name?: Name2;
  zone?: TimeZone1;
  week?: Week1;
  exceptions?: Exceptions;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "weekShift".
 */
export interface Shift {
  days: Days;
  from: From2;
  to: To2;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "exception".
 */
export interface Exception {
  date: Date;
  name?: Name3;
  open: Open;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "span".
 */
export interface Hours {
  from: From3;
  to: To3;
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
  name?: Name4;
  headcount: Headcount;
  calendar?: Calendar2;
  costPerHour?: CostPerHour;
  costPerUse?: CostPerUse;
  idleCostPerHour?: IdleCostPerHour;
  overtimeFactor?: OvertimeFactor;
  shiftEnd?: AtTheEndOfAShift;
  speed?: Speed;
  atOnce?: AtOnce;
  breakdown?: Breakdown;
  deputies?: Deputies;
  queue?: Queue;
}
/**
 * How it fails and is repaired. Left out: never.
 */
export interface Breakdown {
  every: Every1;
  repair: Repair;
}
/**
 * The order of work for this role. Left out: that of the scenario.
 */
export interface Queue {
  order?: Order;
  urgency?: Formula;
  preempt?: PreEmptive;
  ageing?: Ageing;
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
  name?: Name5;
  roles: Roles1;
  calendar?: Id1;
  costPerHour?: CostPerHour1;
  costPerUse?: CostPerUse1;
  idleCostPerHour?: IdleCostPerHour1;
  overtimeFactor?: OvertimeFactor1;
  shiftEnd?: AtTheEndOfAShift1;
  speed?: Speed1;
  atOnce?: AtOnce1;
  breakdown?: Breakdown1;
}
/**
 * How it fails and is repaired. Left out: never.
 */
export interface Breakdown1 {
  every: Every1;
  repair: Repair;
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
  needs?: Needs;
  by?: ByPersonOrRole;
  cost?: Cost;
  urgency?: Urgency;
  allocate?: Allocation;
  batch?: Batch;
  setup?: Setup;
  consult?: Consulted;
  approve?: Accountable;
  inform?: Informed;
  promise?: Promise;
  writes?: Writes;
  uses?: Uses;
  makes?: Makes;
  failure?: Failure;
  repeat?: Repetition;
}
/**
 * So many people of any of the roles.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "need".
 */
export interface Need {
  roles: Roles3;
  count?: HowMany;
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
 * Who does it, of those that could start it at once.
 */
export interface Allocation {
  rule?: Rule;
  sameAs?: Id2;
  otherThan?: OtherThan;
  keepCase?: KeepTheCase;
}
/**
 * Cases are gathered and worked on in batches.
 */
export interface Batch {
  size?: Size;
  wait?: Wait;
  at?: At1;
  most?: AtMost;
  mode?: Mode;
  factors?: Factors;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "factor".
 */
export interface Factor1 {
  size: FromSize;
  factor: Factor2;
}
/**
 * Preparation by somebody who did another task before, or none yet.
 */
export interface Setup {
  duration: Distribution2;
  cost?: Cost1;
}
/**
 * C of RACI: others are asked before the work begins.
 */
export interface Consulted {
  duration: Distribution3;
  roles?: Roles4;
}
/**
 * A of RACI: others approve the work before the case goes on.
 */
export interface Accountable {
  duration: Distribution3;
  roles?: Roles4;
}
/**
 * I of RACI: others read about it, while the case goes on.
 */
export interface Informed {
  duration: Distribution3;
  roles?: Roles4;
}
/**
 * The service level of this task, from when it can be begun.
 */
export interface Promise {
  startWithin?: StartWithin;
  completeWithin?: CompleteWithin;
  calendar?: Id3;
  penalty?: Penalty;
  penaltyPerHour?: PenaltyPerHour;
  actions?: Actions;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "action".
 */
export interface Action {
  after: Duration1;
  do: Do;
  to?: Id4;
  work?: Distribution4;
}
/**
 * A new value for a variable: value, draw, choice, formula or table. None of them: 0, false or the empty text.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "write".
 */
export interface Write {
  to: Id5;
  value?: Value;
  draw?: Draw;
  choice?: Choice;
  formula?: Formula1;
  table?: Id6;
}
/**
 * One of several values, with its weight.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "choice".
 */
export interface Choice1 {
  value: Value;
  weight: Weight;
}
/**
 * Stock, by its name, that is needed before the work begins.
 */
export interface Uses {
  [k: string]: Amount;
}
/**
 * Stock, by its name, that is there when the work is done.
 */
export interface Makes {
  [k: string]: Amount;
}
/**
 * Work that did not succeed.
 */
export interface Failure {
  chance: Chance;
  effort?: Effort;
  error?: Id7;
}
/**
 * How often a loop goes round, or how many instances there are. Left out: as the drawing says.
 */
export interface Repetition {
  count?: Count;
  chance?: Chance1;
  while?: Formula2;
  until?: Formula3;
}
/**
 * By gateway, then by sequence flow. Exclusive: shares that sum to 1, missing ones share what is left. Inclusive: independent chances.
 */
export interface Branches {
  [k: string]: {
    [k: string]: Share;
  };
}
/**
 * By gateway that splits: what decides. Left out: the shares if branches has some, else the conditions.
 */
export interface Decisions {
  [k: string]: WhatDecides;
}
/**
 * By sequence flow: a condition that stands in for the drawing's.
 */
export interface Conditions {
  [k: string]: Formula1;
}
/**
 * What is known of a case, by the name that formulas use.
 */
export interface Data1 {
  [k: string]: Variable;
}
/**
 * Something that is known of a case, with its value when the case arrives: value, draw, choice, formula or table. None of them: 0, false or the empty text.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "variable".
 */
export interface Variable {
  type: Type;
  values?: Values;
  value?: Value;
  draw?: Draw1;
  choice?: Choice2;
  formula?: Formula1;
  table?: Id8;
}
/**
 * By a name of your own.
 */
export interface DecisionTables {
  [k: string]: DecisionTable;
}
/**
 * Rules from the top; the first that holds says what comes out.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "table".
 */
export interface DecisionTable {
  name?: Name6;
  inputs: Inputs;
  outputs: Outputs;
  rules: Rules;
}
/**
 * One row of a decision table.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "rule".
 */
export interface Rule1 {
  when: When;
  then: Then;
}
/**
 * By event or receive task that waits for something: when it happens. Left out: as the drawing says.
 */
export interface Events {
  [k: string]: Event;
}
/**
 * When something happens that a process waits for.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "event".
 */
export interface Event {
  after?: Distribution5;
  calendar?: Id9;
  chance?: Chance2;
}
/**
 * By signal: those that come from outside.
 */
export interface Signals {
  [k: string]: Signal;
}
/**
 * Broadcast from outside, to all that listen.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "signal".
 */
export interface Signal {
  every: Distribution6;
  calendar?: Id10;
}
/**
 * By message: how it finds the case that waits for it, and how long it is on its way.
 */
export interface Messages {
  [k: string]: Message;
}
/**
 * How a message finds the case that waits for it: by equal keys. Without a key it goes to its own case.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "message".
 */
export interface Message {
  key?: Formula4;
  delay?: Distribution7;
}
/**
 * What tasks use up and make, by a name of your own.
 */
export interface Stock {
  [k: string]: Stock1;
}
/**
 * Something that tasks use up and that is ordered again.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "stock".
 */
export interface Stock1 {
  name?: Name7;
  initial: Amount1;
  reorderAt?: Amount2;
  orderUpTo?: Amount3;
  leadTime?: Distribution8;
  calendar?: Id11;
  costPerUnit?: CostPerUnit;
  costPerOrder?: CostPerOrder;
  holdingPerUnitDay?: HoldingCost;
}
/**
 * The order in which all waiting work is taken. Left out: first come, first served.
 */
export interface Queue1 {
  order?: Order;
  urgency?: Formula;
  preempt?: PreEmptive;
  ageing?: Ageing;
}
/**
 * The service level of a whole case, from when it arrives.
 */
export interface Promise1 {
  startWithin?: StartWithin;
  completeWithin?: CompleteWithin;
  calendar?: Id3;
  penalty?: Penalty;
  penaltyPerHour?: PenaltyPerHour;
  actions?: Actions;
}
/**
 * What a machine or a piece of software costs, whoever uses it.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "automation".
 */
export interface Automation1 {
  name: Name8;
  build?: Build;
  perMonth?: PerMonth;
  perUse?: PerUse;
  tasks?: Tasks1;
}
/**
 * More replications, until an average is known well enough.
 */
export interface Precision {
  of: Of;
  within: Within;
  atMost: AtMost1;
}
/**
 * Stretches that overlap add up; outside all of them nobody comes.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "profile".
 */
export interface RateByTheHour {
  week: Week;
  periods?: Seasons;
}
/**
 * How a machine, or a person, fails.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "breakdown".
 */
export interface Breakdown2 {
  every: Every1;
  repair: Repair;
}
/**
 * The order in which waiting work is taken.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "queue".
 */
export interface Queue2 {
  order?: Order;
  urgency?: Formula;
  preempt?: PreEmptive;
  ageing?: Ageing;
}
/**
 * Who does a task when several could start it at once.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "allocation".
 */
export interface Allocation1 {
  rule?: Rule;
  sameAs?: Id2;
  otherThan?: OtherThan;
  keepCase?: KeepTheCase;
}
/**
 * Work begins when one of size, wait and at calls for it.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "batch".
 */
export interface Batch1 {
  size?: Size;
  wait?: Wait;
  at?: At1;
  most?: AtMost;
  mode?: Mode;
  factors?: Factors;
}
/**
 * Preparation by somebody who did another task before, or none yet.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "setup".
 */
export interface Setup1 {
  duration: Distribution2;
  cost?: Cost1;
}
/**
 * Work that RACI brings to somebody else than those responsible.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "duty".
 */
export interface Duty {
  duration: Distribution3;
  roles?: Roles4;
}
/**
 * A service level. Set startWithin, completeWithin or both.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "promise".
 */
export interface Promise2 {
  startWithin?: StartWithin;
  completeWithin?: CompleteWithin;
  calendar?: Id3;
  penalty?: Penalty;
  penaltyPerHour?: PenaltyPerHour;
  actions?: Actions;
}
/**
 * Work that did not succeed: it is done again, or an error is thrown.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "failure".
 */
export interface Failure1 {
  chance: Chance;
  effort?: Effort;
  error?: Id7;
}
/**
 * Of a loop: count, chance or while. Of several instances: count, until or both.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "repeat".
 */
export interface Repetition1 {
  count?: Count;
  chance?: Chance1;
  while?: Formula2;
  until?: Formula3;
}
export interface Run3 {
  cases?: Cases1;
  horizon?: Horizon;
  replications: Replications;
  precision?: Precision;
  warmup?: WarmUp;
  seed?: Seed;
}
/**
 * Until the half-width of the 95 % interval of an average is at most a share of it.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "precision".
 */
export interface Precision1 {
  of: Of;
  within: Within;
  atMost: AtMost1;
}
/**
 * Always the same.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "fixed".
 */
export interface Fixed {
  dist: "fixed";
  value: Value2;
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
 * A whole number of units, as of things that come at random.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "poisson".
 */
export interface Poisson {
  dist: "poisson";
  mean: Mean6;
  unit: Unit;
}
/**
 * As many units as trials succeed.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "binomial".
 */
export interface Binomial {
  dist: "binomial";
  n: Trials;
  p: ChanceOfEach;
  unit: Unit1;
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
  from: From4;
  to: To4;
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
  values: Values1;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "weighted".
 */
export interface Value3 {
  value: Value4;
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
  values: Values2;
}
/**
 * Reckoned from the data of the case: so many units. What is below zero counts as zero.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "expression".
 */
export interface Expression {
  dist: "expression";
  formula: Formula1;
  unit: Duration3;
}
export interface Number1 {
  dist: Kind1;
}
/**
 * Always the same.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "fixedNumber".
 */
export interface Fixed1 {
  dist: "fixed";
  value: Value5;
}
/**
 * Anything between two ends is equally likely.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "uniformNumber".
 */
export interface Uniform1 {
  dist: "uniform";
  min: Minimum8;
  max: Maximum8;
}
/**
 * From the least, most likely and greatest.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "triangularNumber".
 */
export interface Triangular1 {
  dist: "triangular";
  min: Minimum9;
  mode: MostLikely2;
  max: Maximum9;
}
/**
 * As triangular, but nearer to the most likely.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "pertNumber".
 */
export interface PERT1 {
  dist: "pert";
  min: Minimum10;
  mode: MostLikely3;
  max: Maximum10;
}
/**
 * The bell curve, cut off at the minimum and maximum if given.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "normalNumber".
 */
export interface Normal1 {
  dist: "normal";
  min?: Minimum11;
  max?: Maximum11;
  mean: Mean7;
  sd: StandardDeviation4;
}
/**
 * Right-skewed; mean and standard deviation are those of the number itself.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "lognormalNumber".
 */
export interface Lognormal1 {
  dist: "lognormal";
  min?: Minimum12;
  max?: Maximum12;
  mean: Mean8;
  sd: StandardDeviation5;
}
/**
 * Falls off from zero. A minimum shifts it and keeps the mean.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "exponentialNumber".
 */
export interface Exponential1 {
  dist: "exponential";
  min?: Minimum13;
  max?: Maximum13;
  mean: Mean9;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "gammaNumber".
 */
export interface Gamma1 {
  dist: "gamma";
  min?: Minimum14;
  max?: Maximum14;
  mean: Mean10;
  sd: StandardDeviation6;
}
/**
 * The sum of k exponential steps.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "erlangNumber".
 */
export interface Erlang1 {
  dist: "erlang";
  mean: Mean11;
  k: Steps1;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "weibullNumber".
 */
export interface Weibull1 {
  dist: "weibull";
  shape: Shape1;
  scale: Scale1;
}
/**
 * Between two ends, with a given mean and standard deviation.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "betaNumber".
 */
export interface Beta1 {
  dist: "beta";
  min: Minimum15;
  max: Maximum15;
  mean: Mean12;
  sd: StandardDeviation7;
}
/**
 * How many things come at random.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "poissonNumber".
 */
export interface Poisson1 {
  dist: "poisson";
  mean: Mean13;
}
/**
 * How many trials succeed.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "binomialNumber".
 */
export interface Binomial1 {
  dist: "binomial";
  n: Trials1;
  p: ChanceOfEach1;
}
/**
 * Bars of given weight; within a bar anything is equally likely.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "histogramNumber".
 */
export interface Histogram1 {
  dist: "histogram";
  bins: Bars1;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "numberBin".
 */
export interface Bar1 {
  from: From5;
  to: To5;
  weight: Weight;
}
/**
 * Some values, each with a weight.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "discreteNumber".
 */
export interface Discrete1 {
  dist: "discrete";
  values: Values3;
}
/**
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "weightedNumber".
 */
export interface Value6 {
  value: Value7;
  weight: Weight;
}
/**
 * Measured values, each equally likely.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "samplesNumber".
 */
export interface Samples1 {
  dist: "samples";
  values: Values4;
}
/**
 * Reckoned from the data of the case.
 *
 * This interface was referenced by `Scenario`'s JSON-Schema
 * via the `definition` "expressionNumber".
 */
export interface Expression1 {
  dist: "expression";
  formula: Formula1;
}
