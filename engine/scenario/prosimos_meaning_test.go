package scenario_test

import (
	"fmt"
	"strings"
	"testing"

	"sandtable/engine/compile"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// prosimosModel is a small file of Prosimos for a process with a task A and perhaps more.
type prosimosModel struct {
	drawing   string
	arrivals  string // a distribution: "fix 100"
	resources string // by id its calendar and how many: "a office 1, b always 2"
	tasks     string // by id a distribution: "A expon 80 0 1e12"; everybody does all of them
	events    string // by id a distribution
	more      string // further sections
}

const straight = "startEvent s\ntask A\nendEvent e\ns -> A f1\nA -> e f2"

func (m prosimosModel) text() string {
	var profiles, duties, tasks, events []string
	for _, r := range strings.Split(m.resources, ", ") {
		f := strings.Fields(r)
		profiles = append(profiles, fmt.Sprintf(`{"id": "p_%[1]s", "name": "%[1]s", "resource_list": [{"id": "%[1]s", "name": "%[1]s", "cost_per_hour": 36, "amount": %[3]s, "calendar": "%[2]s"}]}`, f[0], f[1], f[2]))
		duties = append(duties, f[0])
	}
	for _, line := range strings.Split(m.tasks, ", ") {
		id, d, _ := strings.Cut(line, " ")
		var all []string
		for _, who := range duties {
			all = append(all, fmt.Sprintf(`{"resource_id": %q, %s}`, who, prosimosDistribution(d)))
		}
		tasks = append(tasks, fmt.Sprintf(`{"task_id": %q, "resources": [%s]}`, id, strings.Join(all, ", ")))
	}
	for _, line := range strings.Split(m.events, ", ") {
		if id, d, some := strings.Cut(line, " "); some {
			events = append(events, fmt.Sprintf(`{"event_id": %q, %s}`, id, prosimosDistribution(d)))
		}
	}
	return fmt.Sprintf(`{"resource_profiles": [%s], "arrival_time_distribution": {%s},
		"arrival_time_calendar": [{"from": "MONDAY", "to": "SUNDAY", "beginTime": "00:00:00", "endTime": "23:59:59.999999"}],
		"resource_calendars": [{"id": "always", "name": "", "time_periods": [{"from": "MONDAY", "to": "SUNDAY", "beginTime": "00:00:00", "endTime": "23:59:59.999999"}]},
			{"id": "office", "name": "", "time_periods": [{"from": "MONDAY", "to": "FRIDAY", "beginTime": "09:00:00", "endTime": "17:00:00"}]}],
		"task_resource_distribution": [%s], "event_distribution": [%s], "gateway_branching_probabilities": [], "start_time": "2026-01-05T09:00:00Z"%s}`,
		strings.Join(profiles, ", "), prosimosDistribution(m.arrivals), strings.Join(tasks, ", "), strings.Join(events, ", "), m.more)
}

func prosimosDistribution(text string) string {
	f := strings.Fields(text)
	var values []string
	for _, v := range f[1:] {
		values = append(values, `{"value": `+v+`}`)
	}
	return fmt.Sprintf(`"distribution_name": %q, "distribution_params": [%s]`, f[0], strings.Join(values, ", "))
}

// played imports the model and plays so many cases.
func (m prosimosModel) played(t *testing.T, cases, replications int) *report.Report {
	t.Helper()
	d := sketch.Process(m.drawing)
	s, _, err := scenario.FromProsimos(strings.NewReader(m.text()), d)
	if err != nil {
		t.Fatal(err)
	}
	s.Run.Cases, s.Run.Replications = cases, replications
	p, err := compile.Definitions(d, s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := simulate.Program(t.Context(), p, simulate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return report.Of(p, r, "test")
}

func between(t *testing.T, what string, got *float64, least, most float64) {
	t.Helper()
	if got == nil || *got < least || *got > most {
		t.Errorf("%s: got %v, want %v to %v", what, deref(got), least, most)
	}
}

func deref(f *float64) any {
	if f == nil {
		return nil
	}
	return *f
}

// These are the models in which Prosimos 2.0.6 is known to do something else than its
// file says; see PROSIMOS.md.
func TestFilesOfProsimosMeanWhatTheySayAlsoWhereProsimosDoesNot(t *testing.T) {
	t.Run("whoever is free and on shift works", func(t *testing.T) {
		r := prosimosModel{straight, "fix 3600", "a office 1, b always 1", "A fix 60", "", ""}.played(t, 500, 1)
		between(t, "wait", r.Process.WaitTime.Mean, 0, 0)
	})
	t.Run("ten hours of work in shifts of eight are ten hours of work", func(t *testing.T) {
		r := prosimosModel{straight, "fix 259200", "a office 1", "A fix 36000", "", ""}.played(t, 2, 1)
		between(t, "work", r.Process.Processing.Mean, 36000, 36000)
	})
	t.Run("a shift is over at its end", func(t *testing.T) {
		// Cases come 8 h apart: the first at 17:00, which waits until 9:00 of the next day.
		r := prosimosModel{straight, "fix 28800", "a office 1", "A fix 60", "", ""}.played(t, 1, 1)
		between(t, "wait", r.Process.WaitTime.Mean, 16*3600, 16*3600)
	})
	t.Run("the delay of a timer is that of its case", func(t *testing.T) {
		r := prosimosModel{"startEvent s\ntask A\nintermediateCatchEvent T timer\ntask B\nendEvent e\ns -> A f1\nA -> T f2\nT -> B f3\nB -> e f4",
			"fix 1000", "a always 5", "A fix 60, B fix 60", "T uniform 0 1800", ""}.played(t, 1000, 10)
		between(t, "cycle", r.Process.CycleTime.Mean, 120+900-25, 120+900+25) // ± 5 σ of the mean of 10,000
	})
	t.Run("the first of two events ends the wait", func(t *testing.T) {
		r := prosimosModel{"startEvent s\neventBasedGateway g\nintermediateCatchEvent t1 timer\nintermediateCatchEvent t2 timer\ntask A\ntask B\nendEvent e\ns -> g f1\ng -> t1 f2\ng -> t2 f3\nt1 -> A f4\nt2 -> B f5\nA -> e f6\nB -> e f7",
			"fix 1000", "a always 5", "A fix 0, B fix 0", "t1 expon 100 0 1e12, t2 expon 100 0 1e12", ""}.played(t, 1000, 10)
		between(t, "cycle", r.Process.CycleTime.Mean, 47.5, 52.5) // 50 ± 5 σ
	})
	t.Run("the lower priority is served too", func(t *testing.T) {
		if testing.Short() {
			t.Skip("takes seconds")
		}
		// Cobham: the upper class waits 106.67 s and the lower one 533.33 s, 320 s on average.
		r := prosimosModel{straight, "expon 100 0 1e12", "a always 1", "A expon 80 0 1e12", "",
			`, "case_attributes": [{"name": "k", "type": "discrete", "values": [{"key": "HI", "value": 0.5}, {"key": "LO", "value": 0.5}]}],
			"prioritisation_rules": [{"priority_level": 1, "rules": [[{"attribute": "k", "comparison": "=", "value": "HI"}]]}]`}.played(t, 20_000, 20)
		between(t, "wait", r.Process.WaitTime.Mean, 300, 340)
		between(t, "longest wait", r.Process.WaitTime.Max, 1000, 50_000) // of the lower class in Prosimos: 1,395,317 s on average
	})
}
