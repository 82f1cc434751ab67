package report_test

import (
	"math"
	"os"
	"path/filepath"
	"testing"

	"sandtable/engine"
	"sandtable/engine/bpmn"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

func TestWhatIsKnownInTheEndIsWhatTheReportSays(t *testing.T) {
	folder := filepath.Join("..", "testdata", "loan")
	file, err := os.Open(filepath.Join(folder, "process.bpmn"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	d, err := bpmn.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := os.Open(filepath.Join(folder, "scenario.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = numbers.Close() }()
	s, err := scenario.Decode(numbers)
	if err != nil {
		t.Fatal(err)
	}
	s.Run.Cases, s.Run.Replications, s.Run.Horizon, s.Run.Precision = 50, 6, 0, &scenario.Precision{Of: "processingTime", Within: .0001, AtMost: 6}
	var all []report.Known
	r, err := engine.Simulate(t.Context(), d, s, engine.Options{Live: func(known func() report.Known) { all = append(all, known()) }})
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range all {
		if k.Replications != i+1 {
			t.Errorf("got %d replications at the look after %d", k.Replications, i+1)
		}
		for _, m := range k.Measures {
			if (m.HalfWidth == nil) != (i == 0) {
				t.Errorf("got an interval %v of %s after %d replications", m.HalfWidth, m.Name, i+1)
			}
		}
	}
	if len(all) != r.Replications || len(all) == 0 {
		t.Fatalf("got %d looks at %d replications", len(all), r.Replications)
	}
	last := all[len(all)-1]
	want := map[string]report.Statistic{"cycleTime": r.Process.CycleTime, "waitTime": r.Process.WaitTime, "processingTime": r.Process.Processing, "cost": r.Process.Cost}
	found := 0
	for _, m := range last.Measures {
		w, ok := want[m.Name]
		if !ok {
			continue
		}
		found++
		if math.Abs(m.Mean-*w.Mean) > 1e-9**w.Mean || math.Abs(*m.HalfWidth-*w.HalfWidth) > 1e-9**w.HalfWidth {
			t.Errorf("%s: got %g ± %g, the report says %g ± %g", m.Name, m.Mean, *m.HalfWidth, *w.Mean, *w.HalfWidth)
		}
	}
	if found < 3 || last.Precision == nil || *last.Precision.Share != *r.Precision.Share {
		t.Errorf("got %d measures and %+v, want the precision of %+v", found, last.Precision, r.Precision)
	}
}
