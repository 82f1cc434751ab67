package report

import (
	"strconv"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// csvLog writes a line for each piece of work when it is over and for each event when it
// happens, in the order of time. A case that completes has no line of its own; one that
// does not has. Instants are RFC 3339 in the scenario's zone, to the millisecond; what has
// not come to pass is empty.
type csvLog struct {
	out *sink
	*words
	clock *logClock
}

// csvColumns are what each line has, before a column "data.NAME" for each variable of a case.
const csvColumns = "case_id,activity,enable_time,start_time,end_time,resource,role,others,kind,outcome,cost,batch,element"

func newCSV(out *sink, p *compile.Program) *csvLog {
	l := &csvLog{out: out, words: newWords(p, csvField), clock: newLogClock(p.Start)}
	out.b = append(out.b, csvColumns...)
	for i := range l.data {
		out.b = append(out.b, ',')
		out.b = append(out.b, csvField("data."+l.data[i].name)...)
	}
	out.b = append(out.b, '\n')
	return l
}

func (l *csvLog) add(r *simulate.Record) error {
	if r.Kind == simulate.CaseEnded && r.Outcome == simulate.Completed {
		return nil
	}
	b := strconv.AppendInt(l.out.b, r.Case, 10)
	b = append(b, ',')
	b = append(b, l.activity(r)...)
	b = append(b, ',')
	b = l.instant(b, r.Enabled)
	b = append(b, ',')
	b = l.instant(b, r.Started)
	b = append(b, ',')
	switch r.Kind {
	case simulate.CaseBegan:
		b = l.instant(b, r.Started)
	case simulate.Failed:
		b = l.instant(b, r.At)
	default:
		b = l.instant(b, r.Ended)
	}
	b = append(b, ',')
	b = l.who(b, r)
	b = append(b, ',')
	b = append(b, kindNames[r.Kind]...)
	b = append(b, ',')
	b = append(b, outcomeOf(r)...)
	b = append(b, ',')
	if r.Cost != 0 || r.Kind.IsWork() {
		b = appendMoney(b, r.Cost)
	}
	b = append(b, ',')
	if r.Batch != 0 {
		b = strconv.AppendInt(b, r.Batch, 10)
	}
	b = append(b, ',')
	b = append(b, l.elements[r.Node]...)
	for i := range l.data {
		b = append(b, ',')
		if r.Row != nil {
			b = l.value(b, &l.data[i], r.Row[l.data[i].slot])
		}
	}
	l.out.b = append(b, '\n')
	return l.out.settle()
}

func (l *csvLog) instant(b []byte, at int64) []byte {
	if at == simulate.Never {
		return b
	}
	return l.clock.append(b, at)
}

// who writes the one who did the work, in which role, and who did it with them.
func (l *csvLog) who(b []byte, r *simulate.Record) []byte {
	if r.Crew != compile.None {
		b = append(b, l.people[r.Crew][r.Person]...)
	}
	b = append(b, ',')
	if r.Role != compile.None {
		b = append(b, l.roles[r.Role]...)
	}
	b = append(b, ',')
	switch len(r.Others) {
	case 0:
		return b
	case 1:
		return append(b, l.people[r.Others[0].Crew][r.Others[0].Person]...)
	}
	return append(b, csvField(othersOf(l.program, r))...)
}

func (l *csvLog) close() error { return nil }

// othersOf are the names of those who did something together with the one named first.
func othersOf(p *compile.Program, r *simulate.Record) string {
	names := ""
	for i, o := range r.Others {
		if i > 0 {
			names += "; "
		}
		names += p.Crews[o.Crew].Names[o.Person]
	}
	return names
}
