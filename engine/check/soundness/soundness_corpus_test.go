package soundness_test

import (
	"context"
	"encoding/csv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/check/soundness"
	"sandtable/engine/model"
	"sandtable/engine/token"
)

// corpus is the folder of reference files; without it the test is skipped.
func corpus(tb testing.TB, folder string) string {
	tb.Helper()
	root := os.Getenv("SANDTABLE_CORPUS")
	if root == "" {
		tb.Skip("skipped: SANDTABLE_CORPUS is not set")
	}
	return filepath.Join(root, folder)
}

func rows(tb testing.TB, path string) [][]string {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return all[1:]
}

func read(tb testing.TB, path string) *model.Definitions {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	d, err := bpmn.Decode(f)
	if err != nil {
		tb.Fatalf("%s: %v", path, err)
	}
	return d
}

// bpmnFiles are all diagrams below a folder, in the order of their names.
func bpmnFiles(tb testing.TB, folder string) []string {
	tb.Helper()
	var all []string
	err := filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() && filepath.Ext(path) == ".bpmn" {
			all = append(all, path)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

// TestNoLabelledModelIsJudgedWrongly holds the verdicts against the labels of the models
// of the seven soundness violations, and against an earlier check of those without.
func TestNoLabelledModelIsJudgedWrongly(t *testing.T) {
	folder := corpus(t, "soundness")
	own := map[string]string{}
	for _, row := range rows(t, filepath.Join(folder, "own-check.csv")) {
		own[row[0]] = row[1]
	}
	decided := 0
	for _, row := range rows(t, filepath.Join(folder, "labels.csv")) {
		got := soundness.Judge(context.Background(), read(t, filepath.Join(folder, row[0])), nil)
		if got.Verdict != soundness.Undecided {
			decided++
		}
		want := row[1]
		if want == "unlabelled" {
			want = own[row[0]]
		}
		if want == "sound" || want == "unsound" {
			if got.Verdict.String() != want {
				t.Errorf("%s: got %s (%s), want %s", row[0], got.Verdict, got.Reason.EN, want)
			}
		} else {
			t.Logf("%s: %s (%s)", row[0], got.Verdict, got.Reason.EN)
		}
		replayed(t, row[0], got)
	}
	if decided < 61 {
		t.Errorf("got %d models decided, want all 61", decided)
	}
}

var properties = map[string][]soundness.Property{
	"safeness": {soundness.Safe}, "option-to-complete": {soundness.Completes, soundness.Circles}, "proper-completion": {soundness.Proper}, "no-dead-activities": {soundness.NoDeadParts},
}

// TestPropertiesAgreeWithThoseOfRustBPMNAnalyzer holds each property against the expected
// results of that analyzer; where ours differs, the reason is listed.
func TestPropertiesAgreeWithThoseOfRustBPMNAnalyzer(t *testing.T) {
	folder := filepath.Join(corpus(t, "soundness"), "rust-bpmn-analyzer")
	for _, row := range rows(t, filepath.Join(folder, "expected.csv")) {
		got := soundness.Judge(context.Background(), read(t, filepath.Join(folder, row[0])), nil)
		holds := "yes"
		for _, p := range got.Parts {
			for _, f := range p.Faults {
				if slices.Contains(properties[row[1]], f.Broken) {
					holds = "no"
				}
			}
		}
		if got.Verdict == soundness.Undecided {
			holds = "undecided"
		}
		reason := differently[row[0]+" "+row[1]]
		switch {
		case holds != row[2] && reason == "":
			t.Errorf("%s: %s: got %s (%s, %s), want %s", row[0], row[1], holds, got.Verdict, got.Reason.EN, row[2])
		case holds == row[2] && reason != "":
			t.Errorf("%s: %s: does not differ any more: %s", row[0], row[1], reason)
		}
	}
}

// replayed plays the runs of all faults on a game of their own, and looks there for what is said.
func replayed(t *testing.T, name string, s soundness.Soundness) {
	t.Helper()
	for _, part := range s.Parts {
		for _, f := range part.Faults {
			if f.Broken == soundness.NoDeadParts {
				continue
			}
			g, err := soundness.Play(part.Net, f.Run)
			if f.Broken != soundness.Circles && err != nil {
				t.Errorf("%s: the run of %q: %v", name, f.Message.EN, err)
				continue
			}
			crowded, running := false, false
			g.Crowds(func(_ int32, at token.NodeID, _ token.FlowID) {
				crowded = crowded || part.Net.Nodes[at].Node == f.Elements[0]
			})
			g.Instances(func(int32, token.ScopeID) { running = true })
			switch f.Broken {
			case soundness.Completes:
				if !running || len(g.Working(nil)) > 0 {
					t.Errorf("%s: the run of %q leaves work to do, or nothing at all", name, f.Message.EN)
				}
			case soundness.Proper:
				end, _ := part.Net.Node(f.Elements[0].ID)
				if !slices.Contains(g.Repeated(), end) {
					t.Errorf("%s: the run of %q does not reach that end twice", name, f.Message.EN)
				}
			case soundness.Safe:
				if !crowded {
					t.Errorf("%s: after the run of %q no tokens meet there", name, f.Message.EN)
				}
			case soundness.Circles:
				if err == nil && !running {
					t.Errorf("%s: after the run of %q no token is left", name, f.Message.EN)
				}
			}
		}
	}
}

// readable are the reference models that can be read at all.
func readable(tb testing.TB) (all []*model.Definitions, paths []string) {
	tb.Helper()
	for _, path := range bpmnFiles(tb, corpus(tb, "")) {
		f, err := os.Open(path)
		if err != nil {
			tb.Fatal(err)
		}
		d, err := bpmn.Decode(f)
		_ = f.Close() // it was only read
		if err == nil {
			all, paths = append(all, d), append(paths, path)
		}
	}
	return all, paths
}

// TestAllReferenceModelsAreJudgedWithinBounds judges every diagram that can be read. Few
// may be too large to decide, and nothing is undecided without a reason.
func TestAllReferenceModelsAreJudgedWithinBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	models, paths := readable(t)
	var verdicts [3]int
	large := 0
	for i, d := range models {
		got := soundness.Judge(context.Background(), d, nil)
		verdicts[got.Verdict]++
		replayed(t, paths[i], got)
		if got.Verdict == soundness.Undecided && (got.Reason.EN == "" || got.Reason.ZH == "") {
			t.Errorf("%s: undecided without a reason", paths[i])
		}
		for _, p := range got.Parts {
			if p.States > 60_000 {
				t.Errorf("%s: got %d states looked at, want at most 60000", paths[i], p.States)
			}
			if p.Verdict == soundness.Undecided && p.States > 0 {
				large++
				t.Logf("%s: %s", filepath.Base(paths[i]), p.Reason.EN)
			}
		}
	}
	t.Logf("%d sound, %d unsound, %d undecided, %d of them although they can be played", verdicts[soundness.Sound], verdicts[soundness.Unsound], verdicts[soundness.Undecided], large)
	if len(models) < 400 || large > 5 {
		t.Errorf("got %d models and %d that can be played but not decided, want 400 and at most 5", len(models), large)
	}
}

// BenchmarkSoundnessOfReferenceModels judges the reference models, corpus by corpus, and says what the middle one,
// one in twenty and the slowest take.
func BenchmarkSoundnessOfReferenceModels(b *testing.B) {
	models, paths := readable(b)
	root := corpus(b, "")
	corpora := map[string][]*model.Definitions{}
	for i, d := range models {
		name, _ := filepath.Rel(root, paths[i])
		name, _, _ = strings.Cut(filepath.ToSlash(name), "/")
		corpora[name], corpora["all"] = append(corpora[name], d), append(corpora["all"], d)
	}
	for _, name := range slices.Sorted(maps.Keys(corpora)) {
		b.Run(name, func(b *testing.B) {
			took := make([]time.Duration, len(corpora[name]))
			for b.Loop() {
				for i, d := range corpora[name] {
					began := time.Now()
					soundness.Judge(context.Background(), d, nil)
					took[i] = time.Since(began)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(len(took)), "models")
			for unit, at := range map[string]int{"p50-µs": len(took) / 2, "p95-µs": len(took) * 95 / 100, "most-µs": len(took) - 1} {
				b.ReportMetric(float64(took[at].Microseconds()), unit)
			}
		})
	}
}
