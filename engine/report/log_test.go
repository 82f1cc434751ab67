package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

// logged is a program of a few tasks and people, all of them with awkward names.
func logged(t testing.TB, zone string) *compile.Program {
	t.Helper()
	d := sketch.Process("startEvent s\n task A\n task B\n task C\n s -> A 1\n A -> B 2\n B -> C 3")
	for i := range d.Processes[0].Nodes {
		if n := d.Processes[0].Nodes[i]; n.Kind.IsTask() {
			n.Name = map[string]string{"A": `check, "twice"`, "B": "审批\n复核", "C": " late"}[string(n.ID)]
		}
	}
	minute := &scenario.Distribution{Kind: scenario.Exponential, Mean: scenario.Duration(time.Minute)}
	s := &scenario.Scenario{Zone: zone,
		Start:    time.Date(2026, 10, 30, 9, 0, 0, 123_456_789, logZone(t, zone)),
		Arrivals: map[string]*scenario.Arrival{"s": {Every: &scenario.Distribution{Kind: scenario.Exponential, Mean: scenario.Duration(time.Hour)}}},
		Roles:    map[string]*scenario.Role{"r": {Name: "clerk, junior", Headcount: 3}, "x": {Headcount: 1}},
		Tasks:    map[string]*scenario.Task{"A": {Duration: minute, Roles: []string{"r"}}, "B": {Duration: minute, Roles: []string{"x", "r"}}, "C": {Duration: minute}},
		Run:      scenario.Run{Cases: 200, Replications: 1}}
	p, err := compile.Definitions(d, s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// plainly writes one line with the standard library alone.
func plainly(rows *csv.Writer, p *compile.Program, r simulate.Record) error {
	instant := func(at int64) string { return p.Start.Add(time.Duration(at)).Format(logLayout) }
	row := []string{strconv.FormatInt(r.Case, 10), p.Net.Nodes[r.Node].Label(), instant(r.Enabled), instant(r.Started), instant(r.Ended), ""}
	if r.Crew != compile.None {
		row[5] = p.Crews[r.Crew].Names[r.Person]
	}
	return rows.Write(row)
}

func TestTheLogHasTheBytesThatTheStandardLibraryWouldWrite(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2026))
	for _, zone := range logZones {
		p := logged(t, zone)
		var got, want bytes.Buffer
		log, rows := NewLog(&got, p), csv.NewWriter(&want)
		_ = rows.Write([]string{"case_id", "activity", "enable_time", "start_time", "end_time", "resource"})
		now := int64(0)
		for number := range int64(5_000) {
			now += r.Int64N(int64(8 * time.Hour))
			record := simulate.Record{Case: number * number, Node: token.NodeID(1 + r.IntN(3)), Ended: now, Crew: compile.None}
			record.Started = max(0, now-r.Int64N(int64(100*24*time.Hour)))
			record.Enabled = max(0, record.Started-r.Int64N(int64(time.Hour)))
			if crew := r.IntN(len(p.Crews) + 1); crew < len(p.Crews) {
				record.Crew, record.Person = compile.CrewID(crew), int32(r.IntN(p.Crews[crew].Size()))
			}
			if err := log.add(record); err != nil {
				t.Fatal(err)
			}
			if err := plainly(rows, p, record); err != nil {
				t.Fatal(err)
			}
		}
		rows.Flush()
		if err := log.Close(); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Fatalf("%s: %s", zone, firstDifference(got.String(), want.String()))
		}
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d: got %s, want %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(a), len(b))
}

// narrow takes so many bytes, then fails.
type narrow struct {
	bytes.Buffer
	left  int
	calls int
}

var errFull = errors.New("no space left on device")

func (n *narrow) Write(b []byte) (int, error) {
	n.calls++
	if len(b) > n.left {
		took, _ := n.Buffer.Write(b[:n.left])
		n.left = 0
		return took, errFull
	}
	n.left -= len(b)
	return n.Buffer.Write(b)
}

func TestAFullDiskEndsTheLogWithWhatWasWrittenAndOneWrapping(t *testing.T) {
	p := logged(t, "UTC")
	out := &narrow{left: 3*room + 17}
	log := NewLog(out, p)
	observe := log.Observe()
	var err error
	records := 0
	for ; err == nil && records < 100_000; records++ {
		err = observe(simulate.Record{Case: int64(records), Node: 1, Crew: compile.None})
	}
	if !errors.Is(err, errFull) || problem.Of(err) == nil || strings.Count(err.Error(), "no space left on device") != 1 {
		t.Fatalf("got %v after %d records, want the cause wrapped once", err, records)
	}
	calls := out.calls
	if again := observe(simulate.Record{Node: 1, Crew: compile.None}); again != nil && !errors.Is(again, errFull) {
		t.Errorf("got %v for a line after the end, want nothing or the same", again)
	}
	if closing := log.Close(); closing == nil || closing.Error() != err.Error() {
		t.Errorf("got %v on closing, want %v", closing, err)
	}
	if out.calls != calls {
		t.Errorf("wrote %d times after the disk was full", out.calls-calls)
	}
	if lines := strings.SplitAfter(out.String(), "\n"); len(lines) < 3000 {
		t.Errorf("got %d lines on the disk, want all that fitted", len(lines))
	}
}

func TestAWriterThatTakesLessThanItWasGivenIsAnError(t *testing.T) {
	log := NewLog(short{}, logged(t, "UTC"))
	if err := log.Close(); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v, want %v", err, io.ErrShortWrite)
	}
}

type short struct{}

func (short) Write(b []byte) (int, error) { return len(b) - 1, nil }

func TestEveryWriteIsOfWholeLines(t *testing.T) {
	ends := func(b []byte) bool { return len(b) > 0 && b[len(b)-1] == '\n' }
	log := NewLog(each(func(b []byte) {
		if !ends(b) {
			t.Errorf("a write of %d bytes ends in %q", len(b), b[max(0, len(b)-20):])
		}
	}), logged(t, "Asia/Shanghai"))
	for number := range int64(10_000) {
		if err := log.add(simulate.Record{Case: number, Node: 3, Ended: number, Crew: compile.None}); err != nil {
			t.Fatal(err)
		}
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
}

type each func([]byte)

func (e each) Write(b []byte) (int, error) { e(b); return len(b), nil }

func TestAClosedPipeEndsTheLog(t *testing.T) {
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer writer.Close()
	log := NewLog(writer, logged(t, "UTC"))
	reader.Close()
	for range 10_000 {
		if err = log.add(simulate.Record{Node: 1, Crew: compile.None}); err != nil {
			break
		}
	}
	if err == nil || !strings.HasPrefix(err.Error(), "The event log cannot be written: ") || strings.Count(err.Error(), "event log") != 1 {
		t.Errorf("got %v, want an error of the pipe", err)
	}
}

func TestNoLogIsKeptWithoutAWriter(t *testing.T) {
	log := NewLog(nil, logged(t, "UTC"))
	if log.Observe() != nil || log.Close() != nil {
		t.Error("a log without a writer observes or fails")
	}
}

func TestALineOfTheLogAllocatesNothing(t *testing.T) {
	p := logged(t, "America/New_York")
	log := NewLog(io.Discard, p)
	lines := func(from, to int64) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for number := from; number < to; number++ {
			record := simulate.Record{Case: number, Node: 2, Enabled: number * 1e12, Started: number*1e12 + 1e9, Ended: number*1e12 + 5e14, Crew: 0}
			if err := log.add(record); err != nil {
				t.Fatal(err)
			}
		}
		runtime.ReadMemStats(&after)
		return after.Mallocs - before.Mallocs
	}
	lines(0, 10_000)
	// Over ten months each change of summer time costs a few.
	if got := lines(10_000, 40_000); got > 100 {
		t.Errorf("got %d allocations in 30000 lines, want none", got)
	}
}

func BenchmarkALineOfTheLog(b *testing.B) {
	p := logged(b, "Asia/Shanghai")
	log := NewLog(io.Discard, p)
	number := int64(0)
	b.ReportAllocs()
	for b.Loop() {
		number++
		_ = log.add(simulate.Record{Case: number, Node: 2, Enabled: number * 1e11, Started: number*1e11 + 1e13, Ended: number*1e11 + 5e13, Crew: 0})
	}
}
