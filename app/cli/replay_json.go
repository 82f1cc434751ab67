package cli

import (
	"bytes"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// step is a record as a line of JSON. Times are RFC 3339 with nanoseconds, lengths seconds,
// amounts decimals.
type step struct {
	At      time.Time          `json:"at"`
	Case    int64              `json:"case"`
	What    string             `json:"what"`              // as event logs call the kind of a record
	Of      string             `json:"of,omitempty"`      // of steps of work: its kind
	Outcome string             `json:"outcome,omitempty"` // of what is over
	Element model.ID           `json:"element"`
	Name    string             `json:"name,omitempty"`
	Trigger string             `json:"trigger,omitempty"` // of events: message, timer and so on
	Flow    model.ID           `json:"flow,omitempty"`
	To      model.ID           `json:"to,omitempty"` // where the flow or the message leads
	Message string             `json:"message,omitempty"`
	Enabled *time.Time         `json:"enabled,omitempty"`
	Started *time.Time         `json:"started,omitempty"`
	Ended   *time.Time         `json:"ended,omitempty"`
	By      string             `json:"by,omitempty"`
	Role    string             `json:"role,omitempty"`
	Others  []string           `json:"others,omitempty"`
	Batch   int64              `json:"batch,omitempty"`
	Failed  int32              `json:"failedAttempts,omitempty"`
	Waited  map[string]float64 `json:"waited,omitempty"` // seconds by cause
	Cost    *scenario.Money    `json:"cost,omitempty"`
	Data    map[string]any     `json:"data,omitempty"` // of a case that comes: all of it; of work: what it wrote
}

// putStep writes a record as a line of JSON.
func (t *teller) putStep(r *simulate.Record) {
	node := &t.program.Net.Nodes[r.Node]
	s := step{At: t.moment(r.At), Case: r.Case, What: report.KindName(r.Kind), Element: node.ID, Name: node.Name,
		Enabled: t.instant(r.Enabled), Started: t.instant(r.Started), Ended: t.instant(r.Ended), Batch: r.Batch, Failed: r.Tries}
	switch r.Kind {
	case simulate.CaseBegan:
		s.What = "arrived"
	case simulate.Asked, simulate.Begun, simulate.Stopped, simulate.Failed:
		s.Of = report.KindName(r.Of)
	}
	if r.Kind.IsWork() || r.Kind == simulate.CaseEnded || r.Kind == simulate.Happened {
		s.Outcome = report.OutcomeName(r.Outcome)
	}
	if r.Event != model.UnknownEvent {
		s.Trigger = r.Event.String()
	}
	if r.Kind == simulate.Took {
		f := &t.program.Net.Flows[r.Flow]
		s.Flow, s.To = f.ID, f.Target
	}
	if r.Message != nil {
		s.Flow, s.To, s.Message = r.Message.ID, r.Message.Target, r.Message.Name
	}
	if r.Crew != compile.None {
		s.By, s.Role = t.program.Crews[r.Crew].Names[r.Person], t.roleName(r.Role)
	}
	for _, o := range r.Others {
		s.Others = append(s.Others, t.program.Crews[o.Crew].Names[o.Person])
	}
	if r.Kind.IsWork() || r.Kind == simulate.CaseEnded {
		cost := scenario.Money(r.Cost)
		s.Cost = &cost
	}
	for cause, long := range r.Waits {
		if long > 0 {
			if s.Waited == nil {
				s.Waited = map[string]float64{}
			}
			s.Waited[simulate.CauseNames[cause]] = float64(long) / 1e9
		}
	}
	s.Data = t.known(r)
	var b bytes.Buffer
	if err := encode(&b, s, ""); err != nil && t.broken == nil {
		t.broken = err
	}
	t.put(b.String())
}

func (t *teller) instant(at int64) *time.Time {
	if at == simulate.Never {
		return nil
	}
	moment := t.moment(at)
	return &moment
}

// known is what a record says of the data of its case.
func (t *teller) known(r *simulate.Record) map[string]any {
	assigned := r.Writes
	if r.Kind == simulate.CaseBegan {
		assigned = t.program.Data.Initial
	}
	if len(assigned) == 0 {
		return nil
	}
	v, data := t.program.Data.Variables, map[string]any{}
	for i := range assigned {
		data[v.Name(assigned[i].Slot)] = v.Format(assigned[i].Slot, r.Row[assigned[i].Slot])
	}
	return data
}
