package report

import (
	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// Sentence is something that a report says in plain words, with the figures it rests on.
type Sentence struct {
	Kind    string       `json:"kind" doc:"What it is about: cycle-time, cause, bottleneck, promise, raci, load and others"`
	Text    problem.Text `json:"text"`
	Element string       `json:"element,omitempty" doc:"Id of the element that it names"`
	Role    string       `json:"role,omitempty" doc:"Id of the role that it names"`
	Figures []Figure     `json:"figures" doc:"The numbers that it rests on, in the order in which it tells them"`
}

// Figure is one number that a sentence rests on.
type Figure struct {
	Name      string        `json:"name" doc:"What it is, such as waiting/offShift or roles/ID/utilization"`
	Value     float64       `json:"value" doc:"In seconds, currency units, shares or counts"`
	HalfWidth *float64      `json:"halfWidth" doc:"Of its 95 % interval; null where there is none"`
	Unit      simulate.Unit `json:"unit"`
}

// Text is the figure with its interval for people.
func (f Figure) Text(l problem.Language) string {
	if f.HalfWidth == nil {
		return Quantity(f.Value, f.Unit, l)
	}
	return Quantity(f.Value, f.Unit, l) + " ± " + Half(*f.HalfWidth, f.Unit, l)
}

// Quantity is a number in a unit for people.
func Quantity(v float64, u simulate.Unit, l problem.Language) string {
	switch u {
	case simulate.Nanoseconds:
		return figure.Length(v, l)
	case simulate.Share:
		return figure.Percent(v)
	}
	return figure.Small(v)
}

// Half is the half-width of an interval for people.
func Half(v float64, u simulate.Unit, l problem.Language) string {
	if u == simulate.Nanoseconds {
		return figure.About(v, l)
	}
	return Quantity(v, u, l)
}
