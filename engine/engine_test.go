package engine_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/engine"
	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden are the files of a case that are derived from its process and scenario.
var golden = []string{"findings.txt", "report.json", "trace.csv"}

// TestCases plays every folder of testdata: process.bpmn and perhaps scenario.json go
// in; what comes out is compared with the other files. -update rewrites those.
func TestCases(t *testing.T) {
	folders, err := filepath.Glob("testdata/*/process.bpmn")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range folders {
		folder := filepath.Dir(file)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			d, s := read(t, folder)
			got := map[string]string{"findings.txt": findings(d, s)}
			if s != nil && !engine.Check(d, s).Blocking() {
				got["report.json"], got["trace.csv"] = simulated(t, d, s)
			}
			for _, name := range golden {
				compare(t, filepath.Join(folder, name), got[name])
			}
			known(t, folder)
		})
	}
}

func read(t *testing.T, folder string) (*model.Definitions, *scenario.Scenario) {
	t.Helper()
	process, err := os.Open(filepath.Join(folder, "process.bpmn"))
	if err != nil {
		t.Fatal(err)
	}
	defer process.Close()
	d, err := bpmn.Decode(process)
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := os.Open(filepath.Join(folder, "scenario.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return d, nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer numbers.Close()
	s, err := scenario.Decode(numbers)
	if err != nil {
		t.Fatal(err)
	}
	return d, s
}

// findings are written in both languages, so that a reader of the diff sees both.
func findings(d *model.Definitions, s *scenario.Scenario) string {
	var out strings.Builder
	for _, f := range engine.Check(d, s) {
		at := problem.Problem{At: f.At, Message: f.Message, Hint: f.Hint}
		fmt.Fprintf(&out, "%s %s\n  %s\n  %s\n", f.Severity, f.Rule, at.Line(problem.English), at.Line(problem.Chinese))
	}
	return out.String()
}

// simulated is the report and the first lines of the event log.
func simulated(t *testing.T, d *model.Definitions, s *scenario.Scenario) (report, trace string) {
	t.Helper()
	var log bytes.Buffer
	r, err := engine.Simulate(context.Background(), d, s, engine.Options{Log: &log})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(log.String(), "\n")
	return string(text) + "\n", strings.Join(lines[:min(len(lines), 40)], "")
}

func compare(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		var err error
		if got == "" {
			err = os.Remove(file)
			if errors.Is(err, fs.ErrNotExist) {
				err = nil
			}
		} else {
			err = os.WriteFile(file, []byte(got), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	ours, theirs := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(ours), len(theirs)) {
		if i >= len(ours) || i >= len(theirs) || ours[i] != theirs[i] {
			t.Errorf("%s differs from line %d on:\n got %s\nwant %s", file, i+1, strings.Join(ours[min(i, len(ours)):min(i+3, len(ours))], "\n     "), strings.Join(theirs[min(i, len(theirs)):min(i+3, len(theirs))], "\n     "))
			return
		}
	}
}

// known refuses files in a case that nothing reads.
func known(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(append([]string{"process.bpmn", "scenario.json"}, golden...), e.Name()) {
			t.Errorf("%s/%s belongs to no test", folder, e.Name())
		}
	}
}

func TestAReplicationIsTheSameBytesForAnyNumberOfThreads(t *testing.T) {
	d, s := read(t, "testdata/loan")
	var want []byte
	for _, threads := range []int{1, 2, 8} {
		r, err := engine.Simulate(context.Background(), d, s, engine.Options{Threads: threads})
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%d threads: the report differs from that of one", threads)
		}
	}
}

func TestWhatDoesNotFitTogetherIsRefusedByName(t *testing.T) {
	d, s := read(t, "testdata/loan")
	for _, c := range []struct {
		code   string
		change func(*scenario.Scenario)
	}{
		{"scenario.unknown-process", func(s *scenario.Scenario) { s.Process = "other" }},
		{"scenario.no-arrivals", func(s *scenario.Scenario) { s.Arrivals = nil }},
		{"scenario.unknown-element", func(s *scenario.Scenario) { s.Tasks = map[string]*scenario.Task{"nobody": {}} }},
		{"scenario.not-a-task", func(s *scenario.Scenario) { s.Tasks = map[string]*scenario.Task{"which": {}} }},
		{"scenario.unknown-flow", func(s *scenario.Scenario) { s.Branches = map[string]map[string]float64{"missing": {"yes": 1}} }},
		{"scenario.other-process", func(s *scenario.Scenario) { s.Arrivals = map[string]*scenario.Arrival{"a_start": s.Arrivals["start"]} }},
		{"scenario.shares", func(s *scenario.Scenario) {
			s.Branches = map[string]map[string]float64{"decide": {"yes": .5, "no": .4}}
		}},
		{"scenario.role-not-staffed", func(s *scenario.Scenario) {
			s.Roles = map[string]*scenario.Role{"expert": s.Roles["expert"]}
			s.People = nil
		}},
		{"scenario.nobody", func(s *scenario.Scenario) {
			s.Roles = map[string]*scenario.Role{"clerk": {}, "expert": s.Roles["expert"]}
			s.People = nil
		}},
	} {
		changed := *s
		c.change(&changed)
		_, err := engine.Simulate(context.Background(), d, &changed, engine.Options{})
		p := problem.Of(err)
		if p == nil || p.Code != c.code || p.Message.EN == "" || p.Message.ZH == "" {
			t.Errorf("got %v, want %s in both languages", err, c.code)
		}
	}
}
