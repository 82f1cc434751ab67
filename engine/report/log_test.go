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
func plainly(rows *csv.Writer, p *compile.Program, r *simulate.Record) error {
	instant := func(at int64) string { return p.Start.Add(time.Duration(at)).Format(logLayout) }
	node := p.Net.Nodes[r.Node]
	row := []string{strconv.FormatInt(r.Case, 10), node.Label(), instant(r.Enabled), instant(r.Started), instant(r.Ended), "", "", "",
		"execution", "completed", strconv.FormatFloat(float64(r.Cost)/1e6, 'f', -1, 64), "", string(node.ID)}
	if r.Crew != compile.None {
		row[5], row[6] = p.Crews[r.Crew].Names[r.Person], p.Roles[r.Role].Name
		if row[6] == "" {
			row[6] = p.Roles[r.Role].ID
		}
	}
	return rows.Write(row)
}

func TestTheLogHasTheBytesThatTheStandardLibraryWouldWrite(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 2026))
	for _, zone := range logZones {
		p := logged(t, zone)
		var got, want bytes.Buffer
		log, rows := NewLog(&got, CSV, nil, p), csv.NewWriter(&want)
		_ = rows.Write(strings.Split(csvColumns, ","))
		now := int64(0)
		for number := range int64(5_000) {
			now += r.Int64N(int64(8 * time.Hour))
			record := &simulate.Record{Case: number * number, Node: token.NodeID(1 + r.IntN(3)), Ended: now, Crew: compile.None, Role: compile.None, Cost: r.Int64N(1e9) * 10}
			record.Started = max(0, now-r.Int64N(int64(100*24*time.Hour)))
			record.Enabled = max(0, record.Started-r.Int64N(int64(time.Hour)))
			if crew := r.IntN(len(p.Crews) + 1); crew < len(p.Crews) {
				record.Crew, record.Person, record.Role = compile.CrewID(crew), int32(r.IntN(p.Crews[crew].Size())), p.Crews[crew].Roles[0]
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
	for _, format := range Formats {
		t.Run(string(format), func(t *testing.T) {
			out := &narrow{left: 3*room + 17}
			log := NewLog(out, format, new(shelf), p)
			observe := log.Observe()
			var err error
			cases := int64(0)
			for ; err == nil && cases < 1_000_000; cases++ {
				err = oneCase(observe, cases+1)
			}
			if !errors.Is(err, errFull) || problem.Of(err) == nil || strings.Count(err.Error(), "no space left on device") != 1 {
				t.Fatalf("got %v after %d cases, want the cause wrapped once", err, cases)
			}
			calls := out.calls
			if again := oneCase(observe, cases+1); !errors.Is(again, errFull) {
				t.Errorf("got %v for a line after the end, want the same", again)
			}
			if closing := log.Close(); closing == nil || closing.Error() != err.Error() {
				t.Errorf("got %v on closing, want %v", closing, err)
			}
			if out.calls != calls {
				t.Errorf("wrote %d times after the disk was full", out.calls-calls)
			}
			if got := out.Len(); got != 3*room+17 {
				t.Errorf("got %d bytes on the disk, want all that fitted", got)
			}
		})
	}
}

// oneCase tells of a case with one task.
func oneCase(observe func(*simulate.Record) error, number int64) error {
	for _, r := range []simulate.Record{
		{Kind: simulate.CaseBegan, Case: number, Node: 0, At: number, Enabled: number, Started: number, Ended: simulate.Never, Crew: compile.None, Role: compile.None},
		{Case: number, Node: 1, At: number + 9, Enabled: number, Started: number + 7, Ended: number + 9, Crew: compile.None, Role: compile.None},
		{Kind: simulate.CaseEnded, Case: number, Node: 0, At: number + 9, Enabled: number, Started: number, Ended: number + 9, Crew: compile.None, Role: compile.None},
	} {
		if err := observe(&r); err != nil {
			return err
		}
	}
	return nil
}

// shelf is a spool in memory.
type shelf struct{ bytes.Buffer }

func (s *shelf) ReadAt(b []byte, at int64) (int, error) {
	if at >= int64(s.Len()) {
		return 0, io.EOF
	}
	n := copy(b, s.Bytes()[at:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

// fullSpool takes nothing.
type fullSpool struct{ shelf }

func (*fullSpool) Write([]byte) (int, error) { return 0, errFull }

func TestAFullSpoolEndsTheLog(t *testing.T) {
	log := NewLog(io.Discard, OCEL, new(fullSpool), logged(t, "UTC"))
	var err error
	for number := int64(1); err == nil && number < 100_000; number++ {
		err = oneCase(log.Observe(), number)
	}
	if !errors.Is(err, errFull) || problem.Of(err) == nil {
		t.Errorf("got %v, want a problem because the spool is full", err)
	}
}

func TestAWriterThatTakesLessThanItWasGivenIsAnError(t *testing.T) {
	for _, format := range Formats {
		if err := NewLog(short{}, format, new(shelf), logged(t, "UTC")).Close(); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: got %v, want %v", format, err, io.ErrShortWrite)
		}
	}
}

type short struct{}

func (short) Write(b []byte) (int, error) { return len(b) - 1, nil }

func TestEveryWriteOfACSVIsOfWholeLines(t *testing.T) {
	ends := func(b []byte) bool { return len(b) > 0 && b[len(b)-1] == '\n' }
	log := NewLog(each(func(b []byte) {
		if !ends(b) {
			t.Errorf("a write of %d bytes ends in %q", len(b), b[max(0, len(b)-20):])
		}
	}), CSV, nil, logged(t, "Asia/Shanghai"))
	for number := range int64(10_000) {
		if err := oneCase(log.Observe(), number); err != nil {
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
	for _, format := range Formats {
		reader, writer, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		log := NewLog(writer, format, new(shelf), logged(t, "UTC"))
		reader.Close()
		for number := int64(1); err == nil && number < 1_000_000; number++ {
			err = oneCase(log.Observe(), number)
		}
		if err == nil || !strings.HasPrefix(err.Error(), "The event log cannot be written: ") || strings.Count(err.Error(), "event log") != 1 {
			t.Errorf("%s: got %v, want an error of the pipe", format, err)
		}
		writer.Close()
	}
}

func TestNoLogIsKeptWithoutAWriter(t *testing.T) {
	log := NewLog(nil, Parquet, nil, logged(t, "UTC"))
	if log.Observe() != nil || log.Close() != nil {
		t.Error("a log without a writer observes or fails")
	}
}

// TestALineOfTheLogAllocatesNothing once a log is warm; those of Parquet are gathered by page.
func TestALineOfTheLogAllocatesNothing(t *testing.T) {
	p := logged(t, "America/New_York")
	for _, format := range []Format{CSV, XES, OCEL} {
		log := NewLog(io.Discard, format, nowhere{}, p)
		cases := func(from, to int64) uint64 {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for number := from; number < to; number++ {
				if err := oneCase(log.Observe(), number); err != nil {
					t.Fatal(err)
				}
			}
			runtime.ReadMemStats(&after)
			return after.Mallocs - before.Mallocs
		}
		cases(0, 10_000)
		// oneCase makes one or two of its own for each of its three records.
		if got := float64(cases(10_000, 40_000)) / 90_000; got > 2.01 {
			t.Errorf("%s: got %.2f allocations in a record, want none but its own", format, got)
		}
	}
}

// nowhere is a spool that keeps nothing.
type nowhere struct{ io.Writer }

func (nowhere) Write(b []byte) (int, error)           { return len(b), nil }
func (nowhere) ReadAt(b []byte, _ int64) (int, error) { return len(b), nil }
