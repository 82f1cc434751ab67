package report

import (
	"io"
	"strconv"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/simulate"
)

// Log writes an event log as CSV, a line for each execution of a task in the order
// in which they ended: case_id, activity, enable_time, start_time, end_time, resource.
// Instants are RFC 3339 in the scenario's zone, to the millisecond.
//
// A log has as many lines as millions of cases have tasks, so a line costs no
// allocation: names are quoted before the first, and instants do without time.Format.
type Log struct {
	out        io.Writer // nil: no log is kept
	lines      []byte    // whole lines not yet written
	clock      *logClock
	activities [][]byte   // by node: its label as a field
	people     [][][]byte // by crew, then person: the name as a field
	err        error
}

// room is how many bytes of whole lines are written at once.
const room = 1 << 17

// NewLog begins a log on w; nil keeps none.
func NewLog(w io.Writer, p *compile.Program) *Log {
	if w == nil {
		return &Log{}
	}
	l := &Log{out: w, lines: make([]byte, 0, room+room/8), clock: newLogClock(p.Start),
		activities: make([][]byte, len(p.Net.Nodes)), people: make([][][]byte, len(p.Crews))}
	for i := range p.Net.Nodes {
		l.activities[i] = csvField(p.Net.Nodes[i].Label())
	}
	for i := range p.Crews {
		for _, name := range p.Crews[i].Names {
			l.people[i] = append(l.people[i], csvField(name))
		}
	}
	l.lines = append(l.lines, "case_id,activity,enable_time,start_time,end_time,resource\n"...)
	return l
}

// Observe is what the simulation tells of every execution; nil where no log is kept.
func (l *Log) Observe() func(simulate.Record) error {
	if l.out == nil {
		return nil
	}
	return l.add
}

func (l *Log) add(r simulate.Record) error {
	b := strconv.AppendInt(l.lines, r.Case, 10)
	b = append(b, ',')
	b = append(b, l.activities[r.Node]...)
	b = append(b, ',')
	b = l.clock.append(b, r.Enabled)
	b = append(b, ',')
	b = l.clock.append(b, r.Started)
	b = append(b, ',')
	b = l.clock.append(b, r.Ended)
	b = append(b, ',')
	if r.Crew != compile.None {
		b = append(b, l.people[r.Crew][r.Person]...)
	}
	l.lines = append(b, '\n')
	if len(l.lines) >= room {
		return l.write()
	}
	return nil
}

// write hands on the lines so far. After an error it hands on nothing more.
func (l *Log) write() error {
	if l.err == nil && len(l.lines) > 0 {
		n, err := l.out.Write(l.lines)
		if err == nil && n < len(l.lines) {
			err = io.ErrShortWrite
		}
		l.err = err
	}
	l.lines = l.lines[:0]
	if l.err != nil {
		return unwritable(l.err)
	}
	return nil
}

// unwritable makes a problem of what a writer says, unless it has made one itself.
func unwritable(why error) error {
	if problem.Of(why) != nil {
		return why
	}
	return problem.New("report.log", problem.Say("The event log cannot be written: %v.", "无法写入事件日志：%v。", why),
		problem.Say("Make room on its disk or write it elsewhere, and run again.", "请腾出磁盘空间或改写到别处，然后重新运行。")).Because(why)
}

// Close writes what is still buffered. It does not close the writer below.
func (l *Log) Close() error {
	if l.out == nil {
		return nil
	}
	return l.write()
}
