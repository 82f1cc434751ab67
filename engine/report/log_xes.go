package report

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"sandtable/engine/compile"
	"sandtable/engine/condition"
	"sandtable/engine/simulate"
)

// xesLog writes a trace for each case when it has ended, and with it everything that
// outlives it; its events are in the order of time. IEEE 1849-2016 with the extensions
// concept, time, lifecycle, organizational and cost.
type xesLog struct {
	out *sink
	*words
	clock    *logClock
	currency []byte
	keys     [][]byte // of the variables
	open     map[int64]*trace
	spare    []*trace
	lines    []xesLine
}

// trace is what is known of a case until it is written.
type trace struct {
	number int64
	began  simulate.Record
	ended  simulate.Record
	over   bool
	beside int32 // pieces of work that outlive it and are not over yet
	events []xesEvent
	values []float64 // of variables: the first ones, then what events wrote
	others []simulate.Worker
}

// xesEvent is one record of a trace. Its values and others are in the trace from where
// those of the event before it end.
type xesEvent struct {
	simulate.Record
	values, others int // where its own end
}

// xesLine is an event of the log: a record has up to three.
type xesLine struct {
	at         int64
	event      int32
	transition transition
}

// transition of the standard lifecycle model.
type transition uint8

const (
	schedule transition = iota
	start
	last // what ends it
)

const xesHead = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Cost" prefix="cost" uri="http://www.xes-standard.org/cost.xesext"/>
<global scope="trace">
<string key="concept:name" value="UNKNOWN"/>
</global>
<global scope="event">
<string key="concept:name" value="UNKNOWN"/>
<string key="lifecycle:transition" value="unknown"/>
<date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/>
</global>
<classifier name="Activity" scope="event" keys="concept:name"/>
<classifier name="ActivityAndTransition" scope="event" keys="concept:name lifecycle:transition"/>
<string key="lifecycle:model" value="standard"/>
`

func newXES(out *sink, p *compile.Program) *xesLog {
	l := &xesLog{out: out, words: newWords(p, xmlText), clock: newLogClock(p.Start), open: map[int64]*trace{}, currency: xmlText(p.Scenario.Currency)}
	for i := range l.data {
		l.keys = append(l.keys, xmlName("data."+l.data[i].name))
	}
	out.b = append(out.b, xesHead...)
	out.b = appendXES(out.b, "string", "concept:name", xmlText(processName(p)))
	return l
}

func (l *xesLog) add(r *simulate.Record) error {
	if r.Kind == simulate.CaseBegan {
		l.begin(r)
		return nil
	}
	t := l.open[r.Case]
	if r.Kind == simulate.CaseEnded {
		t.ended, t.over, t.beside = *r, true, r.Beside
		return l.finish(t)
	}
	t.put(r)
	if t.over {
		t.beside--
		return l.finish(t)
	}
	return nil
}

// begin opens a trace.
func (l *xesLog) begin(r *simulate.Record) {
	t := &trace{}
	if n := len(l.spare); n > 0 {
		t = l.spare[n-1]
		l.spare = l.spare[:n-1]
	}
	*t = trace{number: r.Case, began: *r, events: t.events[:0], values: t.values[:0], others: t.others[:0]}
	for i := range l.data {
		t.values = append(t.values, r.Row[l.data[i].slot])
	}
	t.put(r)
	l.open[r.Case] = t
}

// put keeps a record until its trace is written.
func (t *trace) put(r *simulate.Record) {
	for i := range r.Writes {
		t.values = append(t.values, r.Row[r.Writes[i].Slot])
	}
	t.others = append(t.others, r.Others...)
	t.events = append(t.events, xesEvent{*r, len(t.values), len(t.others)})
}

// finish writes a trace that nothing more belongs to.
func (l *xesLog) finish(t *trace) error {
	if t.beside > 0 {
		return nil
	}
	l.write(t)
	delete(l.open, t.number)
	l.spare = append(l.spare, t)
	return l.out.settle()
}

// close writes the traces that are still open, where a run was broken off.
func (l *xesLog) close() error {
	for _, number := range slices.Sorted(maps.Keys(l.open)) {
		l.write(l.open[number])
		if err := l.out.settle(); err != nil {
			return err
		}
	}
	l.out.b = append(l.out.b, "</log>\n"...)
	return nil
}

func (l *xesLog) write(t *trace) {
	b := append(l.out.b, "<trace>\n"...)
	b = appendXES(b, "string", "concept:name", strconv.AppendInt(nil, t.number, 10))
	outcome := outcomeNames[simulate.Unfinished]
	if t.over {
		outcome = outcomeNames[t.ended.Outcome]
		b = l.cost(b, t.ended.Cost)
	}
	b = appendXES(b, "string", "outcome", []byte(outcome))
	for i := range l.data {
		b = l.attribute(b, i, t.values[i])
	}
	l.arrange(t)
	for _, line := range l.lines {
		b = l.event(b, t, line)
	}
	l.out.b = append(b, "</trace>\n"...)
}

// arrange puts the events of a trace in the order of time, those of one moment in the
// order in which they were told.
func (l *xesLog) arrange(t *trace) {
	l.lines = l.lines[:0]
	for i := range t.events {
		e := &t.events[i]
		if e.Enabled < e.At && e.Kind != simulate.Failed {
			l.lines = append(l.lines, xesLine{e.Enabled, int32(i), schedule})
		} else if e.Outcome == simulate.Unfinished {
			l.lines = append(l.lines, xesLine{e.Enabled, int32(i), schedule})
		}
		if e.Kind.IsWork() && e.Started != simulate.Never && (e.Crew != compile.None || e.Started < e.At || e.Outcome == simulate.Unfinished) {
			l.lines = append(l.lines, xesLine{e.Started, int32(i), start})
		}
		if e.Outcome != simulate.Unfinished {
			l.lines = append(l.lines, xesLine{e.At, int32(i), last})
		}
	}
	slices.SortStableFunc(l.lines, func(a, b xesLine) int { return cmp.Compare(a.at, b.at) })
}

// ending is the transition with which a record ends.
func ending(r *simulate.Record) string {
	switch {
	case r.Kind == simulate.Failed:
		return "unknown" // the standard has no name for work that is to be done again
	case r.Outcome == simulate.Decided:
		return "autoskip"
	case r.Outcome == simulate.Withdrawn && r.Started == simulate.Never:
		return "withdraw"
	case r.Outcome == simulate.Withdrawn:
		return "ate_abort"
	}
	return "complete"
}

func (l *xesLog) event(b []byte, t *trace, line xesLine) []byte {
	e := &t.events[line.event]
	b = append(b, "<event>\n"...)
	b = appendXES(b, "string", "concept:name", l.activity(&e.Record))
	b = appendXES(b, "string", "concept:instance", strconv.AppendInt(make([]byte, 0, 20), int64(line.event)+1, 10))
	b = append(b, `<string key="lifecycle:transition" value="`...)
	switch line.transition {
	case schedule:
		b = append(b, "schedule"...)
	case start:
		b = append(b, "start"...)
	default:
		b = append(b, ending(&e.Record)...)
	}
	b = append(b, "\"/>\n<date key=\"time:timestamp\" value=\""...)
	b = l.clock.append(b, line.at)
	b = append(b, "\"/>\n"...)
	if e.Crew != compile.None && line.transition != schedule {
		b = l.doers(b, t, e, line)
	}
	if e.Kind != simulate.Execution {
		b = append(b, `<string key="kind" value="`...)
		b = append(b, kindNames[e.Kind]...)
		b = append(b, "\"/>\n"...)
	}
	if e.Batch != 0 && line.transition != schedule {
		b = appendXES(b, "int", "batch", strconv.AppendInt(make([]byte, 0, 20), e.Batch, 10))
	}
	if line.transition == last {
		b = l.result(b, t, e, line)
	}
	return append(b, "</event>\n"...)
}

// doers writes who did the work, in which role, and who did it with them.
func (l *xesLog) doers(b []byte, t *trace, e *xesEvent, line xesLine) []byte {
	b = appendXES(b, "string", "org:resource", l.people[e.Crew][e.Person])
	b = appendXES(b, "string", "org:role", l.roles[e.Role])
	from := 0
	if line.event > 0 {
		from = t.events[line.event-1].others
	}
	if from < e.others {
		b = appendXES(b, "string", "others", xmlText(othersOf(l.program, &simulate.Record{Others: t.others[from:e.others]})))
	}
	return b
}

// result writes what came of a record: how it ended, what it cost, and what it wrote.
func (l *xesLog) result(b []byte, t *trace, e *xesEvent, line xesLine) []byte {
	if e.Outcome != simulate.Completed || e.Kind == simulate.Failed {
		b = append(b, `<string key="outcome" value="`...)
		b = append(b, outcomeOf(&e.Record)...)
		b = append(b, "\"/>\n"...)
	}
	if e.Kind.IsWork() && e.Cost != 0 {
		b = l.cost(b, e.Cost)
	}
	if e.Tries > 0 {
		b = appendXES(b, "int", "failedAttempts", strconv.AppendInt(nil, int64(e.Tries), 10))
	}
	first := e.values - len(e.Writes)
	for k := range e.Writes {
		i := slices.IndexFunc(l.data, func(v variable) bool { return v.slot == e.Writes[k].Slot })
		b = l.attribute(b, i, t.values[first+k])
	}
	return b
}

func (l *xesLog) cost(b []byte, amount int64) []byte {
	b = append(b, `<float key="cost:total" value="`...)
	b = appendMoney(b, amount)
	b = append(b, "\"/>\n"...)
	if len(l.currency) > 0 {
		b = appendXES(b, "string", "cost:currency", l.currency)
	}
	return b
}

// attribute writes a value of one of the variables.
func (l *xesLog) attribute(b []byte, i int, x float64) []byte {
	v := &l.data[i]
	b = append(b, '<')
	b = append(b, xesTypes[v.kind]...)
	b = append(b, ` key="`...)
	b = append(b, l.keys[i]...)
	b = append(b, `" value="`...)
	b = l.value(b, v, x)
	return append(b, "\"/>\n"...)
}

var xesTypes = [...]string{condition.Number: "float", condition.Integer: "int", condition.Boolean: "boolean", condition.Text: "string"}

// appendXES writes one attribute; its value is escaped already.
func appendXES(b []byte, kind, key string, value []byte) []byte {
	b = append(b, '<')
	b = append(b, kind...)
	b = append(b, ` key="`...)
	b = append(b, key...)
	b = append(b, `" value="`...)
	b = append(b, value...)
	return append(b, "\"/>\n"...)
}
