package report

import (
	"maps"
	"math"
	"slices"
	"strconv"

	"sandtable/engine/compile"
	"sandtable/engine/condition"
	"sandtable/engine/model"
	"sandtable/engine/simulate"
)

// words are the texts that records speak of, as a format writes them.
type words struct {
	program  *compile.Program
	labels   [][]byte                  // by node: its name, which is that of its work
	duties   [simulate.Failed][][]byte // by kind of work but executions, then node: the name with the kind's code
	elements [][]byte                  // by node: its id
	people   [][][]byte                // by crew, then person
	roles    [][]byte                  // by role: its name
	data     []variable
	texts    map[float64][]byte // values of variables
	escape   func(string) []byte
}

// variable is one of a case's data.
type variable struct {
	slot int
	name string
	kind condition.Kind
}

func newWords(p *compile.Program, escape func(string) []byte) *words {
	w := &words{program: p, escape: escape, texts: map[float64][]byte{}, people: make([][][]byte, len(p.Crews))}
	for i := range p.Net.Nodes {
		w.labels = append(w.labels, escape(p.Net.Nodes[i].Label()))
		w.elements = append(w.elements, escape(string(p.Net.Nodes[i].ID)))
		for kind, code := range dutyCodes {
			w.duties[kind] = append(w.duties[kind], escape(p.Net.Nodes[i].Label()+code))
		}
	}
	for i := range p.Crews {
		for _, name := range p.Crews[i].Names {
			w.people[i] = append(w.people[i], escape(name))
		}
	}
	for i := range p.Roles {
		w.roles = append(w.roles, escape(roleName(&p.Roles[i])))
	}
	for _, name := range slices.Sorted(maps.Keys(p.Scenario.Data)) {
		if slot, ok := p.Data.Variables.Slot(name); ok {
			w.data = append(w.data, variable{slot, name, p.Data.Variables.Kind(slot)})
		}
	}
	return w
}

// dutyCodes tell the work of RACI and of escalations from that on the task itself, or
// those who discover a process from a log would take it for rework.
var dutyCodes = [...]string{simulate.Consultation: " (C)", simulate.Approval: " (A)", simulate.Reading: " (I)", simulate.Escalation: " (E)"}

// activity is what a record's work or event is called.
func (w *words) activity(r *simulate.Record) []byte {
	if r.Kind.IsWork() && r.Kind != simulate.Execution {
		return w.duties[r.Kind][r.Node]
	}
	return w.labels[r.Node]
}

func roleName(r *compile.Role) string {
	if r.Name != "" {
		return r.Name
	}
	return r.ID
}

// text is the value of a text variable.
func (w *words) text(slot int, x float64) []byte {
	t, ok := w.texts[x]
	if !ok {
		s, _ := w.program.Data.Variables.Format(slot, x).(string)
		t = w.escape(s)
		w.texts[x] = t
	}
	return t
}

// value appends what a row holds of a variable; texts as they are escaped.
func (w *words) value(b []byte, v *variable, x float64) []byte {
	switch v.kind {
	case condition.Integer:
		return strconv.AppendInt(b, int64(x), 10)
	case condition.Boolean:
		return strconv.AppendBool(b, x != 0)
	case condition.Text:
		return append(b, w.text(v.slot, x)...)
	}
	return appendNumber(b, x)
}

// appendNumber writes a number as JSON and XML Schema have it, in the shortest form that reads back to it.
func appendNumber(b []byte, x float64) []byte {
	if x == math.Trunc(x) && math.Abs(x) < 1<<53 {
		return strconv.AppendInt(b, int64(x), 10)
	}
	return strconv.AppendFloat(b, x, 'g', -1, 64)
}

// appendMoney writes millionths as a decimal number.
func appendMoney(b []byte, amount int64) []byte {
	if amount < 0 {
		b = append(b, '-')
		amount = -amount
	}
	b = strconv.AppendInt(b, amount/1e6, 10)
	rest := amount % 1e6
	if rest == 0 {
		return b
	}
	b = append(b, '.')
	for digit := int64(1e5); rest > 0; digit /= 10 {
		b = append(b, byte('0'+rest/digit))
		rest %= digit
	}
	return b
}

// KindName is what logs call the kind of a record.
func KindName(k simulate.RecordKind) string { return kindNames[k] }

var kindNames = [...]string{
	simulate.Execution: "execution", simulate.Consultation: "consultation", simulate.Approval: "approval", simulate.Reading: "reading",
	simulate.Escalation: "escalation", simulate.Failed: "attempt", simulate.CaseBegan: "event", simulate.CaseEnded: "case", simulate.Happened: "event",
	simulate.Asked: "enabled", simulate.Begun: "begun", simulate.Stopped: "interrupted", simulate.Took: "way", simulate.Awaited: "awaited",
	simulate.Sent: "sent", simulate.Uncaught: "uncaught", simulate.Passed: "passed", simulate.Dropped: "dropped",
}

// OutcomeName is what logs call an outcome.
func OutcomeName(o simulate.Outcome) string { return outcomeNames[o] }

var outcomeNames = [...]string{
	simulate.Completed: "completed", simulate.Failure: "failed", simulate.Decided: "decided", simulate.Withdrawn: "withdrawn", simulate.Unfinished: "unfinished",
}

// outcomeOf is what logs call the outcome of a record: an attempt that is made again has failed.
func outcomeOf(r *simulate.Record) string {
	if r.Kind == simulate.Failed {
		return outcomeNames[simulate.Failure]
	}
	return outcomeNames[r.Outcome]
}

// triggerOf is what an event is about, "" where it is about nothing.
func triggerOf(r *simulate.Record) string {
	if r.Event == model.UnknownEvent {
		return ""
	}
	return r.Event.String()
}

// ends is when a record ends that may not have: then it is when the run was over.
func ends(r *simulate.Record) int64 {
	if r.Ended == simulate.Never {
		return r.At
	}
	return r.Ended
}
