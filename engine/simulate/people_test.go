package simulate_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

const (
	minute = 60.
	hour   = 3600.
)

// monday is Monday the 5th of January 2026, 09:00 UTC.
func monday() time.Time { return time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC) }

// tasks and roles are for short.
type (
	tasks = map[string]*scenario.Task
	roles = map[string]*scenario.Role
)

// coming is a scenario, from Monday 09:00 UTC on, whose cases come so many minutes later.
func coming(minutes []float64, t tasks, r roles) *scenario.Scenario {
	s := &scenario.Scenario{Start: monday(), Zone: "UTC", Tasks: t, Roles: r,
		Calendars: map[string]*scenario.Calendar{"office": office()},
		Arrivals:  map[string]*scenario.Arrival{"s": {}}, Run: scenario.Run{Replications: 1, Cases: len(minutes), Seed: 1}}
	for _, m := range minutes {
		s.Arrivals["s"].Cases = append(s.Arrivals["s"].Cases, scenario.Instance{At: s.Start.Add(time.Duration(m * 60e9))})
	}
	return s
}

// known gives the cases of a scenario their values of a variable.
func known(s *scenario.Scenario, name string, values ...any) *scenario.Scenario {
	if s.Data == nil {
		s.Data = map[string]*scenario.Variable{}
	}
	s.Data[name] = &scenario.Variable{Type: scenario.NumberType}
	for i, v := range values {
		c := &s.Arrivals["s"].Cases[i]
		if c.Data == nil {
			c.Data = map[string]any{}
		}
		c.Data[name] = v
	}
	return s
}

// played runs one replication of a schedule that is worked out by hand. Its lines are
// case, task, enabled, begun, done and who: days are of January 2026.
func played(t *testing.T, sketched string, s *scenario.Scenario) (schedule string, p *compile.Program, r *simulate.Result) {
	t.Helper()
	p, err := compile.Definitions(sketch.Process(sketched), s)
	if err != nil {
		t.Fatal(err)
	}
	var rows bytes.Buffer
	if r, err = simulate.Program(context.Background(), p, simulate.Options{Observe: workLines(&rows, p)}); err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("2026-01-", "", ":00.000Z", "", ".000Z", "", ".000+", "+").Replace(strings.TrimSpace(rows.String())), p, r
}

// workLines writes what is done of the work of tasks, a line each, as played has them.
func workLines(out *bytes.Buffer, p *compile.Program) func(*simulate.Record) error {
	instant := func(at int64) string {
		return p.Start.Add(time.Duration(at)).Format("2006-01-02T15:04:05.000Z07:00")
	}
	return func(r *simulate.Record) error {
		if r.Kind != simulate.Execution || r.Outcome == simulate.Withdrawn || r.Outcome == simulate.Unfinished {
			return nil
		}
		who := ""
		if r.Crew != compile.None {
			who = p.Crews[r.Crew].Names[r.Person]
		}
		fmt.Fprintf(out, "%d,%s,%s,%s,%s,%s\n", r.Case, p.Net.Nodes[r.Node].Label(), instant(r.Enabled), instant(r.Started), instant(r.Ended), who)
		return nil
	}
}

// expect fails unless a schedule is as worked out; indentation does not count.
func expect(t *testing.T, got, want string) {
	t.Helper()
	if want = strings.ReplaceAll(strings.TrimSpace(want), "\t", ""); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func simulateObserved(t *testing.T, p *compile.Program, observe func(*simulate.Record) error) (*simulate.Result, error) {
	t.Helper()
	r, err := simulate.Program(context.Background(), p, simulate.Options{Observe: observe})
	if err != nil {
		t.Fatal(err)
	}
	return r, err
}
