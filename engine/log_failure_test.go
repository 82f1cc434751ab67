package engine_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"sandtable/engine"
	"sandtable/engine/problem"
	"sandtable/engine/report"
)

var errDiskFull = errors.New("no space left on device")

// fullDisk takes some bytes and no more.
type fullDisk struct{ room int }

func (d *fullDisk) Write(b []byte) (int, error) {
	if len(b) > d.room {
		n := d.room
		d.room = 0
		return n, errDiskFull
	}
	d.room -= len(b)
	return len(b), nil
}

// store is a spool in memory.
type store struct{ bytes.Buffer }

func (s *store) ReadAt(b []byte, at int64) (int, error) {
	return bytes.NewReader(s.Bytes()).ReadAt(b, at)
}

func TestALogOfAnyFormatThatCannotBeWrittenLeavesAPartialReport(t *testing.T) {
	for _, format := range report.Formats {
		t.Run(string(format), func(t *testing.T) {
			d, s := read(t, "testdata/loan")
			s.Run.Cases, s.Run.Replications, s.Run.Horizon = 40_000, 3, 0
			r, err := engine.Simulate(context.Background(), d, s, engine.Options{Log: &fullDisk{300_000}, Format: format, Spool: new(store)})
			if !errors.Is(err, errDiskFull) || problem.Of(err) == nil || problem.Of(err).Code != report.CodeLog {
				t.Fatalf("got error %v, want a problem because the disk is full", err)
			}
			if r == nil || !r.Partial || r.Fault == nil || r.Cases.Completed == 0 || r.Cases.Completed >= 40_000 {
				t.Errorf("got %+v, want a partial report of the cases played until then", r)
			}
		})
	}
}

func TestALogThatCannotBeWrittenLeavesAPartialReportAndSaysWhy(t *testing.T) {
	for name, room := range map[string]int{"in the middle": 300_000, "at the end": 1 << 30} {
		t.Run(name, func(t *testing.T) {
			d, s := read(t, "testdata/loan")
			s.Run.Cases, s.Run.Replications, s.Run.Horizon = 20_000, 3, 0
			if room == 1<<30 {
				s.Run.Cases = 10 // all of it fits into what is buffered: only closing writes
				room = 5
			}
			r, err := engine.Simulate(context.Background(), d, s, engine.Options{Log: &fullDisk{room}})
			if !errors.Is(err, errDiskFull) || problem.Of(err) == nil || problem.Of(err).Code != "report.log" {
				t.Fatalf("got error %v, want a problem because the disk is full", err)
			}
			if r == nil {
				t.Fatal("got no report beside the error")
			}
			if name == "at the end" {
				if r.Partial || r.Fault != nil || r.Replications != 3 {
					t.Errorf("got partial %v, fault %v, %d replications; want all three, whole", r.Partial, r.Fault, r.Replications)
				}
				return
			}
			if !r.Partial || r.Fault == nil || r.Fault.Code != "report.log" || !strings.Contains(r.Fault.Message.EN, "no space left") {
				t.Errorf("got partial %v and fault %+v, want a partial report that says why", r.Partial, r.Fault)
			}
			if r.Cases.Completed == 0 || r.Cases.Completed >= 20_000 || r.Process.CycleTime.Mean == nil {
				t.Errorf("got %d cases and mean cycle time %v, want those played until then", r.Cases.Completed, r.Process.CycleTime.Mean)
			}
		})
	}
}
