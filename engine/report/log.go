package report

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// Log writes an event log as CSV, a line for each execution of a task in the order
// in which they ended: case_id, activity, enable_time, start_time, end_time, resource.
// Instants are RFC 3339 in the scenario's zone, to the millisecond.
type Log struct {
	program *compile.Program
	out     *bufio.Writer
	rows    *csv.Writer
	row     [6]string
	err     error
}

// NewLog begins a log on w; nil keeps none.
func NewLog(w io.Writer, p *compile.Program) *Log {
	if w == nil {
		return &Log{}
	}
	out := bufio.NewWriterSize(w, 1<<16)
	l := &Log{program: p, out: out, rows: csv.NewWriter(out)}
	l.err = l.rows.Write([]string{"case_id", "activity", "enable_time", "start_time", "end_time", "resource"})
	return l
}

// Observe is what the simulation tells of every execution; nil where no log is kept.
func (l *Log) Observe() func(simulate.Record) error {
	if l.program == nil {
		return nil
	}
	return l.add
}

func (l *Log) add(r simulate.Record) error {
	l.row[0] = strconv.FormatInt(r.Case, 10)
	l.row[1] = l.program.Net.Nodes[r.Node].Label()
	l.row[2] = l.instant(r.Enabled)
	l.row[3] = l.instant(r.Started)
	l.row[4] = l.instant(r.Ended)
	l.row[5] = ""
	if r.Crew != compile.None {
		l.row[5] = l.program.Crews[r.Crew].Names[r.Person]
	}
	if err := l.rows.Write(l.row[:]); err != nil && l.err == nil {
		l.err = err
	}
	if l.err != nil {
		return fmt.Errorf("write event log: %w", l.err)
	}
	return nil
}

func (l *Log) instant(at int64) string {
	return l.program.Start.Add(time.Duration(at)).Format("2006-01-02T15:04:05.000Z07:00")
}

// Close writes what is still buffered. It does not close the writer below.
func (l *Log) Close() error {
	if l.program == nil {
		return nil
	}
	l.rows.Flush()
	if l.err == nil {
		l.err = l.rows.Error()
	}
	if l.err == nil {
		l.err = l.out.Flush()
	}
	if l.err != nil {
		return fmt.Errorf("write event log: %w", l.err)
	}
	return nil
}
