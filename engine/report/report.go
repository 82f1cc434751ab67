// Package report turns the statistics of a simulation into estimates that a person
// or another tool can read: means with confidence intervals, spread, percentiles.
package report

import (
	"time"

	"sandtable/engine/problem"
)

// Statistic is what was observed of one quantity, in seconds, currency units or
// counts. A field is nil where nothing supports it: all of them when nothing was
// observed, HalfWidth when there is a single replication.
type Statistic struct {
	Mean      *float64 `json:"mean" doc:"Mean over replications of each replication's mean"`
	SD        *float64 `json:"sd" doc:"Standard deviation of the observations of all replications"`
	HalfWidth *float64 `json:"halfWidth" doc:"Half-width of the 95 % Student-t interval over replications; null with fewer than two"`
	Min       *float64 `json:"min"`
	Max       *float64 `json:"max"`
	P50       *float64 `json:"p50"`
	P90       *float64 `json:"p90"`
	P95       *float64 `json:"p95"`
	P99       *float64 `json:"p99"`
	Count     int64    `json:"count" doc:"Number of observations"`
}

// Report is what a simulation says.
type Report struct {
	Engine       string               `json:"engine"`
	Process      Process              `json:"process"`
	Scenario     string               `json:"scenario"`
	Seed         uint64               `json:"seed"`
	Replications int                  `json:"replications" doc:"Replications that were finished"`
	Requested    int                  `json:"requested" doc:"Replications that were asked for"`
	Partial      bool                 `json:"partial" doc:"Cancelled or broken off before all replications were finished"`
	Start        time.Time            `json:"start"`
	Zone         string               `json:"zone"`
	Currency     string               `json:"currency"`
	Horizon      *float64             `json:"horizonSeconds"`
	Warmup       Warmup               `json:"warmup"`
	Cases        Cases                `json:"cases"`
	Events       int64                `json:"events" doc:"Events played, all replications"`
	Elements     map[string]Element   `json:"elements"`
	Flows        map[string]Flow      `json:"flows,omitempty" doc:"By sequence flow; reports of earlier versions have none"`
	Roles        map[string]Role      `json:"roles"`
	Stock        map[string]Stock     `json:"stock,omitempty"`
	People       []Person             `json:"people,omitempty" doc:"At most 1000: of more, the busiest"`
	Unlisted     int                  `json:"peopleUnlisted,omitempty" doc:"How many more there are, less busy than those listed"`
	Money        map[string]Statistic `json:"money" doc:"By driver of cost, and revenue: totals, one observation per replication"`
	Series       Series               `json:"series"`
	Week         Week                 `json:"week"`
	Bottlenecks  Bottlenecks          `json:"bottlenecks"`
	Histogram    Histogram            `json:"cycleTimeHistogram"`
	Precision    *Precision           `json:"precision,omitempty" doc:"Where replications were played until an average was known well enough"`
	Sentences    []Sentence           `json:"sentences" doc:"What it says, in plain words, the most important first"`
	Fault        *Fault               `json:"fault,omitempty" doc:"Why the run was broken off; what was observed until then is here"`
	Standstill   []Standing           `json:"standstill,omitempty" doc:"Where cases stand that are not over, and to which nothing more can happen"`
	LeftOut      problem.Text         `json:"leftOut,omitzero" doc:"What the scenario says of an older version of the process, and was not played"`
}

// Precision is how well an average was to be known, and is.
type Precision struct {
	Of      string       `json:"of" doc:"Name of the measure, such as cycleTime or tasks/ID/waitTime"`
	Label   problem.Text `json:"label"`
	Within  float64      `json:"within" doc:"Half-width of its 95 % interval that was asked for, as a share of it"`
	Reached bool         `json:"reached" doc:"False: as many replications were played as were allowed, or the run was broken off"`
	Share   *float64     `json:"share" doc:"Half-width that it has, as a share of it; null where that cannot be said"`
}

// Fault is why a run was broken off.
type Fault struct {
	Code    string       `json:"code"`
	Message problem.Text `json:"message"`
	Hint    problem.Text `json:"hint"`
	Element string       `json:"element,omitempty"`
	Path    string       `json:"path,omitempty" doc:"Where in the scenario"`
}

// Process is the process as a whole: what a case goes through from start to end.
type Process struct {
	ID         string               `json:"id"`
	Name       string               `json:"name"`
	CycleTime  Statistic            `json:"cycleTime"`
	WaitTime   Statistic            `json:"waitTime" doc:"Time a case's activities waited before they were begun, per case: for people who are busy or off shift, advice, a batch or stock"`
	Processing Statistic            `json:"processingTime" doc:"Working time per case"`
	Cost       Statistic            `json:"cost" doc:"Cost per case"`
	InProgress Statistic            `json:"inProgress" doc:"Cases under way, weighted by time"`
	Throughput Statistic            `json:"throughput" doc:"Cases completed per day after the warm-up; one observation per replication"`
	Waiting    map[string]Statistic `json:"waiting" doc:"What a case waits for, by cause, summed over its activities and events; one observation per replication. Pause is work that was begun and stands still until the next shift: no part of waitTime or processingTime, and not in reports of earlier versions"`
	Promise    *Promise             `json:"promise,omitempty" doc:"The promise for whole cases"`
}

// Promise is how a promise was kept.
type Promise struct {
	Kept     int64     `json:"kept"`
	Late     int64     `json:"late"`
	Share    Statistic `json:"share" doc:"Kept of all, one observation per replication"`
	Lateness *float64  `json:"latenessSeconds" doc:"Mean of those that were late, on the promise's clock"`
	LateBy   Statistic `json:"lateBy" doc:"Seconds by which those were late that were, on the promise's clock"`
	Actions  int64     `json:"actions" doc:"Reminders, escalations, reassignments and decisions"`
}

// Warmup is what was left out of the statistics at the start.
type Warmup struct {
	Kind     string  `json:"kind" doc:"none, fixed or auto (MSER-5)"`
	Seconds  float64 `json:"seconds" doc:"Length, the mean over replications where it is found automatically"`
	Cases    int64   `json:"cases" doc:"Cases left out, all replications"`
	TooShort bool    `json:"tooShort" doc:"No end of the warm-up was found in the first half of the run"`
}

// Cases counts cases over all replications.
type Cases struct {
	Started    int64 `json:"started"`
	Completed  int64 `json:"completed"`
	Unfinished int64 `json:"unfinished" doc:"Still under way, or stuck, when the run ended"`
	Excluded   int64 `json:"excluded" doc:"Of those started: left out of the statistics by the warm-up"`
	Failed     int64 `json:"failed" doc:"Of those completed: ended by an error that nothing caught"`
}

// Element is one activity.
type Element struct {
	Name        string               `json:"name"`
	Kind        string               `json:"kind"`
	Visits      Statistic            `json:"visits" doc:"Executions per case"`
	WaitTime    Statistic            `json:"waitTime" doc:"From being enabled to being started"`
	ServiceTime Statistic            `json:"serviceTime" doc:"Working time, interruptions at shift ends left out"`
	QueueLength Statistic            `json:"queueLength" doc:"Work items waiting, weighted by time"`
	Cost        Statistic            `json:"cost" doc:"Cost per execution"`
	TotalCost   Statistic            `json:"totalCost" doc:"Cost of all executions of cases that count, one observation per replication"`
	WaitShare   *float64             `json:"waitShare" doc:"Of all time that activities and events wait, here"`
	Waiting     map[string]Statistic `json:"waiting,omitempty" doc:"What executions wait for, by cause; one observation per replication"`
	Started     *Promise             `json:"started,omitempty" doc:"The promise to start"`
	Completed   *Promise             `json:"completed,omitempty" doc:"The promise to complete"`
	Failures    int64                `json:"failures" doc:"Executions that failed, all replications"`
	Thrown      int64                `json:"thrown,omitempty" doc:"Of those that failed: that ended in an error or escalation; the others were done again. Reports of earlier versions do not tell them apart"`
	Setups      int64                `json:"setups" doc:"Setups, all replications"`
	Interrupted int64                `json:"interrupted" doc:"Executions that more urgent work interrupted, all replications"`
	Uncaught    int64                `json:"uncaught" doc:"Errors, escalations and messages from here that nothing caught or received, all replications"`
	Roles       []string             `json:"roles,omitempty" doc:"Ids of the roles that do it, those that only stand in left out"`
	Undecided   int64                `json:"undecided" doc:"Times that no rule of a decision table held here, so that what it decides stayed as it was, all replications"`
}

// Flow is one sequence flow. What came along it is counted from the end of the warm-up on,
// for cases that are not over yet as well.
type Flow struct {
	Passed  int64     `json:"passed" doc:"Tokens that came along it, all replications"`
	PerCase Statistic `json:"perCase" doc:"Tokens for each case that came, one observation per replication"`
	Share   *float64  `json:"share" doc:"Of all tokens that left where it begins, those that came along it: of a fork, each way has its part; null where none left"`
}

// Stock is something that tasks use up.
type Stock struct {
	Name   string    `json:"name"`
	Level  Statistic `json:"level" doc:"Weighted by time"`
	Orders Statistic `json:"orders" doc:"One observation per replication"`
	Missed Statistic `json:"missed" doc:"Executions that had to wait for it, one observation per replication"`
}

// Person is somebody, by name or as one of a headcount. All but the utilisation are means
// over replications.
type Person struct {
	Name        string             `json:"name"`
	Roles       []string           `json:"roles"`
	Utilization *float64           `json:"utilization" doc:"Share of the time on shift spent working, mean over the replications with any; null for who was never on shift"`
	HalfWidth   *float64           `json:"halfWidth" doc:"Half-width of its 95 % Student-t interval over replications; null with fewer than two"`
	Busy        float64            `json:"busySeconds" doc:"Time worked; things done at the same time count each"`
	Overtime    float64            `json:"overtimeSeconds" doc:"Of that: beyond the shift"`
	Cost        float64            `json:"cost" doc:"Cost of the work done"`
	Items       float64            `json:"items" doc:"Pieces of work brought to an end; a repetition counts again, a batch done together once"`
	Duties      map[string]float64 `json:"duties" doc:"Seconds worked by kind of work: work, consult, approve, inform, escalation"`
}

// Role is who does the work.
type Role struct {
	Name        string             `json:"name"`
	Headcount   int                `json:"headcount"`
	Utilization Statistic          `json:"utilization" doc:"Share of the time on shift spent working, one observation per replication"`
	Cost        Statistic          `json:"cost" doc:"Cost of the work done, one observation per replication"`
	Busy        float64            `json:"busySeconds" doc:"Person-seconds worked, mean over replications"`
	Available   float64            `json:"availableSeconds" doc:"Person-seconds on shift, mean over replications"`
	Overtime    float64            `json:"overtimeSeconds" doc:"Of those worked: beyond the shift, mean over replications"`
	Duties      map[string]float64 `json:"duties" doc:"Person-seconds worked by kind of work: work, consult, approve, inform, escalation"`
}

// Histogram counts cases by cycle time, in bins [From, To) of equal width.
type Histogram struct {
	From  []float64 `json:"from"`
	To    []float64 `json:"to"`
	Count []int64   `json:"count"`
}
