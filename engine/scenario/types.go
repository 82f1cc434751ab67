// Package scenario is the numbers beside a drawing: how often cases come, how long
// work takes, who does it and when, what it costs, and how a run is to be made.
//
// The types are those of the file (JSON, urn:sandtable:scenario:1), field by field.
// Decode reads and judges a file, Encode writes one, Validate judges one made in Go.
package scenario

import (
	"time"
)

// Version is the value of "$schema" in the files this package reads and writes.
const Version = "urn:sandtable:scenario:1"

// Scenario is one set of numbers for one process. Elements are named by their BPMN
// id; roles, people and calendars by ids of the scenario's own.
type Scenario struct {
	Name     string    `json:"name,omitempty"`
	Process  string    `json:"process,omitempty"`  // which process is played; may be empty where only one has a start
	Start    time.Time `json:"start"`              // when the clock of a run starts
	Zone     string    `json:"zone"`               // IANA time zone of the calendars that name none
	Currency string    `json:"currency,omitempty"` // ISO 4217; empty: plain numbers

	Arrivals  map[string]*Arrival           `json:"arrivals,omitempty"` // by start event
	Calendars map[string]*Calendar          `json:"calendars,omitempty"`
	Roles     map[string]*Role              `json:"roles,omitempty"`
	People    map[string]*Person            `json:"people,omitempty"`
	Tasks     map[string]*Task              `json:"tasks,omitempty"`    // by task
	Branches  map[string]map[string]float64 `json:"branches,omitempty"` // by gateway, then by sequence flow

	Decisions  map[string]Decision  `json:"decisions,omitempty"`  // by gateway: whether conditions or shares decide
	Conditions map[string]string    `json:"conditions,omitempty"` // by sequence flow, instead of the drawing's
	Data       map[string]*Variable `json:"data,omitempty"`       // what is known of a case, by the name that formulas use
	Tables     map[string]*Table    `json:"tables,omitempty"`     // decision tables
	Events     map[string]*Event    `json:"events,omitempty"`     // by event or receive task: when it happens
	Signals    map[string]*Signal   `json:"signals,omitempty"`    // by signal: those that come from outside
	Messages   map[string]*Message  `json:"messages,omitempty"`   // by message: how it finds its receiver
	Stock      map[string]*Stock    `json:"stock,omitempty"`      // what tasks use up

	Queue      *Queue        `json:"queue,omitempty"`      // of all work; empty: first come first served
	Promise    *Promise      `json:"promise,omitempty"`    // of a whole case
	Revenue    Money         `json:"revenue,omitzero"`     // of a completed case
	Automation []*Automation `json:"automation,omitempty"` // what machines and software cost, beside people

	Run Run `json:"run"`
}

// Arrival says how often cases come to a start event.
type Arrival struct {
	Every    *Distribution `json:"every,omitempty"`    // time between two cases; with Rate, only its shape counts
	Rate     *Profile      `json:"rate,omitempty"`     // how many come at which hour; without Every, at random (Poisson)
	Cases    []Instance    `json:"cases,omitempty"`    // instead of both: exactly these
	Calendar string        `json:"calendar,omitempty"` // empty: round the clock
	Closed   Closed        `json:"closed,omitzero"`    // what the closed hours of the calendar do
}

// Profile is a rate of arrival that depends on the hour. Where stretches overlap their
// rates add up; outside all of them nobody comes. It stands in Arrival's calendar's
// zone, or the scenario's.
type Profile struct {
	Week    []HourlyRate `json:"week"`
	Periods []Season     `json:"periods,omitempty"`
}

// HourlyRate is a rate during some hours of some days of every week.
type HourlyRate struct {
	Days    []Day     `json:"days"`
	From    TimeOfDay `json:"from"`
	To      TimeOfDay `json:"to"`
	PerHour float64   `json:"perHour"`
}

// Season multiplies the rates from one date to another, both included.
type Season struct {
	Name   string  `json:"name,omitempty"`
	From   Date    `json:"from"`
	To     Date    `json:"to"`
	Factor float64 `json:"factor"`
}

// Instance is one case that comes at a known moment, with what is known of it.
type Instance struct {
	At   time.Time      `json:"at"`
	Data map[string]any `json:"data,omitempty"`
}

// Closed is what happens to arrivals while their calendar is closed.
type Closed uint8

const (
	Pause Closed = iota // the clock between arrivals stands still
	Defer               // a case that comes in closed time waits for the next opening
)

// Calendar is working time: a week, and the days that are different.
type Calendar struct {
	Name       string      `json:"name,omitempty"`
	Zone       string      `json:"zone,omitempty"` // empty: the scenario's
	Week       []WeekShift `json:"week,omitempty"`
	Exceptions []Exception `json:"exceptions,omitempty"`
}

// WeekShift is a stretch of working time on some days of every week.
type WeekShift struct {
	Days []Day     `json:"days"`
	From TimeOfDay `json:"from"`
	To   TimeOfDay `json:"to"`
}

// Exception is a date with hours of its own: a holiday, a working Saturday.
type Exception struct {
	Date Date   `json:"date"`
	Name string `json:"name,omitempty"`
	Open []Span `json:"open"` // none: closed all day
}

// Span is a stretch of one day.
type Span struct {
	From TimeOfDay `json:"from"`
	To   TimeOfDay `json:"to"`
}

// Role is a group of people who can do the same work.
type Role struct {
	Name        string `json:"name,omitempty"`
	Headcount   int    `json:"headcount"`          // how many besides those named in People
	Calendar    string `json:"calendar,omitempty"` // of the headcount; empty: round the clock
	CostPerHour Money  `json:"costPerHour,omitzero"`
	Terms
	Deputies []string `json:"deputies,omitempty"` // roles that stand in while nobody of this one is on shift
	Queue    *Queue   `json:"queue,omitempty"`    // of work for this role; empty: the scenario's
}

// Person is somebody known by name, besides any headcount.
type Person struct {
	Name        string   `json:"name,omitempty"`
	Roles       []string `json:"roles"`
	Calendar    string   `json:"calendar,omitempty"` // empty: round the clock
	CostPerHour Money    `json:"costPerHour,omitzero"`
	Terms
}

// Run says how long and how often to play. At least one of Cases and Horizon is set;
// with both, whichever comes first ends a replication.
type Run struct {
	Cases        int        `json:"cases,omitempty"`     // 0: no limit
	Horizon      Duration   `json:"horizon,omitzero"`    // 0: no limit
	Replications int        `json:"replications"`        // at least 1
	Precision    *Precision `json:"precision,omitempty"` // more replications, until an average is known well enough
	Warmup       Warmup     `json:"warmup,omitzero"`     // what is left out of the averages
	Seed         uint64     `json:"seed"`                // at most 2^53-1, so that every reader of JSON keeps it whole
}

// Precision asks for replications beyond Run.Replications until the half-width of the
// 95 % interval of a measure's mean is at most a share of it.
type Precision struct {
	Of     string  `json:"of"`     // a measure: cycleTime, cost, tasks/ID/waitTime…; see simulate.Measures
	Within float64 `json:"within"` // 0.02: ± 2 %
	AtMost int     `json:"atMost"` // replications
}

// Warmup is the beginning of a run that is left out of its averages. The zero value
// leaves nothing out.
type Warmup struct {
	Auto   bool     // found from the results (MSER-5)
	Length Duration // where Auto is false
}

// IsZero says whether nothing is left out.
func (w Warmup) IsZero() bool { return w == Warmup{} }

// Kind is the family of a distribution, as written in the file.
type Kind string

const (
	Fixed       Kind = "fixed"
	Uniform     Kind = "uniform"
	Triangular  Kind = "triangular"
	PERT        Kind = "pert"
	Normal      Kind = "normal"
	Lognormal   Kind = "lognormal"
	Exponential Kind = "exponential"
	Gamma       Kind = "gamma"
	Erlang      Kind = "erlang"
	Weibull     Kind = "weibull"
	Beta        Kind = "beta"
	Poisson     Kind = "poisson"
	Binomial    Kind = "binomial"
	Histogram   Kind = "histogram"
	Discrete    Kind = "discrete"
	Samples     Kind = "samples"
	Expression  Kind = "expression"
)

// Distribution is a length of time that varies. Which fields count depends on Kind
// (see kinds.go); in the others only zero is expected. A zero Max where a maximum is
// optional means that there is none.
type Distribution struct {
	Kind    Kind
	Value   Duration
	Min     Duration
	Mode    Duration
	Max     Duration
	Mean    Duration
	SD      Duration
	Shape   float64
	Scale   Duration
	K       int
	N       int        // of a binomial one
	P       float64    // of a binomial one
	Unit    Duration   // what Poisson and binomial count, what a formula's numbers mean
	Formula string     // of an expression, over the data of the case
	Bins    []Bin      // of a histogram
	Values  []Weighted // of a discrete one
	Samples []Duration // of samples
}

// Bin is one bar of a histogram: anything between its ends is equally likely.
type Bin struct {
	From   Duration `json:"from"`
	To     Duration `json:"to"`
	Weight float64  `json:"weight"`
}

// Weighted is one value of a discrete distribution. Weights need not sum to 1.
type Weighted struct {
	Value  Duration `json:"value"`
	Weight float64  `json:"weight"`
}

// Duration is a length of time in nanoseconds, written in ISO 8601: PT1H30M.
// A day is 24 hours and a week is 7 days.
type Duration int64

// Money is an amount in millionths of the scenario's currency, written as a decimal: "36.00".
type Money int64

// Date is a day of the calendar, written 2026-02-17.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Day is a day of the week, written mon, tue, wed, thu, fri, sat or sun.
type Day time.Weekday

// TimeOfDay is the time since midnight on the clock on the wall, written 09:00, at most 24:00.
type TimeOfDay time.Duration
