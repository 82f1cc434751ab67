package report

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// prosimos is how many executions of tasks Prosimos 2.0.6 plays in a second at best, its CSV
// log included: 6 to 13 thousand were measured on a machine with two cores like those that
// ours is developed on.
const prosimos = 13_000

// purchasing is a process of 21 tasks in a row, done by 27 people who keep office hours of
// three kinds.
func purchasing(tb testing.TB, cases int) *compile.Program {
	tb.Helper()
	var text strings.Builder
	text.WriteString("startEvent s\n")
	last := "s"
	s := &scenario.Scenario{Start: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), Zone: "UTC", Currency: "EUR",
		Arrivals:  map[string]*scenario.Arrival{"s": {Every: seconds(scenario.Exponential, 900), Calendar: "early"}},
		Calendars: map[string]*scenario.Calendar{}, Roles: map[string]*scenario.Role{}, People: map[string]*scenario.Person{}, Tasks: map[string]*scenario.Task{},
		Run: scenario.Run{Cases: cases, Replications: 1, Seed: 1}}
	for i, name := range []string{"early", "office", "late"} {
		from := scenario.TimeOfDay(7+2*i) * scenario.TimeOfDay(time.Hour)
		s.Calendars[name] = &scenario.Calendar{Week: []scenario.WeekShift{{Days: []scenario.Day{1, 2, 3, 4, 5}, From: from, To: from + scenario.TimeOfDay(9*time.Hour)}}}
	}
	for i := range 9 {
		role := fmt.Sprintf("r%d", i)
		s.Roles[role] = &scenario.Role{Name: fmt.Sprintf("Role %d", i), CostPerHour: scenario.Money(30_000_000 + i*1_000_000)}
		for k, hours := range []string{"early", "office", "late"} {
			s.People[fmt.Sprintf("p%d-%d", i, k)] = &scenario.Person{Name: fmt.Sprintf("Person %d of role %d", k+1, i), Roles: []string{role}, Calendar: hours}
		}
	}
	for i := range 21 {
		id := fmt.Sprintf("T%d", i)
		fmt.Fprintf(&text, "task %s\n%s -> %s f%d\n", id, last, id, i)
		s.Tasks[id] = &scenario.Task{Duration: seconds(scenario.Exponential, 300), Roles: []string{fmt.Sprintf("r%d", i%9)}}
		last = id
	}
	fmt.Fprintf(&text, "endEvent e\n%s -> e last\n", last)
	d := sketch.Process(text.String())
	for i := range d.Processes[0].Nodes {
		if n := d.Processes[0].Nodes[i]; n.Kind.IsTask() {
			n.Name = "Check the purchase order, step " + string(n.ID)
		}
	}
	p, err := compile.Definitions(d, s)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func seconds(kind scenario.Kind, mean float64) *scenario.Distribution {
	return &scenario.Distribution{Kind: kind, Mean: scenario.Duration(mean * float64(time.Second))}
}

// playedInto plays a program once with a log; without one where the format is "".
func playedInto(tb testing.TB, p *compile.Program, format Format, out io.Writer) {
	tb.Helper()
	log := NewLog(nil, CSV, nil, p)
	if format != "" {
		spool, err := os.CreateTemp(tb.TempDir(), "")
		if err != nil {
			tb.Fatal(err)
		}
		defer os.Remove(spool.Name())
		defer spool.Close()
		log = NewLog(out, format, spool, p)
	}
	if _, err := simulate.Program(context.Background(), p, simulate.Options{Threads: 1, Observe: log.Observe()}); err != nil {
		tb.Fatal(err)
	}
	if err := log.Close(); err != nil {
		tb.Fatal(err)
	}
}

// counter counts what is written, as fast as a disk that is never waited for.
type counter struct{ bytes int64 }

func (c *counter) Write(b []byte) (int, error) { c.bytes += int64(len(b)); return len(b), nil }

// BenchmarkFormats measures what each format costs beside statistics only, in turn, and prints
// the least disturbed rounds: steps are executions of tasks. The targets are 200 times
// Prosimos for statistics only, 60 for CSV and Parquet.
func BenchmarkFormats(b *testing.B) {
	const cases, steps = 100_000, 21
	p := purchasing(b, cases)
	formats := append([]Format{""}, Formats...)
	rounds, bytes := map[Format][]float64{}, map[Format]int64{}
	for b.Loop() {
		for _, f := range formats {
			out := &counter{}
			began := time.Now()
			playedInto(b, p, f, out)
			rounds[f] = append(rounds[f], time.Since(began).Seconds())
			bytes[f] = out.bytes
		}
	}
	alone := slices.Min(rounds[""])
	b.ReportMetric(0, "ns/op")
	for _, f := range formats {
		took := slices.Min(rounds[f])
		name := string(f)
		if f == "" {
			name = "statistics"
		} else {
			b.ReportMetric(took/alone, name+"/statistics")
			b.ReportMetric(float64(bytes[f])/cases/steps, name+"-bytes/step")
		}
		b.ReportMetric(cases*steps/took/prosimos, name+"/prosimos")
	}
}

// BenchmarkLogMemory prints the most memory that a log of a million cases holds at a
// time. It follows cases in flight, not cases.
func BenchmarkLogMemory(b *testing.B) {
	for _, f := range Formats {
		for _, cases := range []int{100_000, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", f, cases), func(b *testing.B) {
				p := purchasing(b, cases)
				most, writes := uint64(0), 0
				for b.Loop() {
					runtime.GC()
					playedInto(b, p, f, each(func([]byte) {
						if writes++; writes%32 != 0 { // looking stops everything else
							return
						}
						var now runtime.MemStats
						runtime.ReadMemStats(&now)
						most = max(most, now.HeapInuse)
					}))
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(most)/(1<<20), "MB-at-most")
			})
		}
	}
}
