package engine_test

import (
	"cmp"
	"context"
	"math"
	"path/filepath"
	"slices"
	"testing"

	"sandtable/engine"
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// TestTheListOfCasesAddsUpToTheReport holds the lines of all cases against what the report
// says of the same replication.
func TestTheListOfCasesAddsUpToTheReport(t *testing.T) {
	judged := int64(0)
	for _, folder := range played(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			d, s := read(t, folder)
			s.Run.Replications, s.Run.Precision, s.Run.Warmup = 1, nil, scenario.Warmup{}
			r, err := engine.Simulate(context.Background(), d, s, engine.Options{})
			if err != nil {
				t.Fatal(err)
			}
			list, err := surveyed(d, s)
			if (err != nil) != (r.Fault != nil) {
				t.Fatalf("got %v, want an error where the report has a fault (%v)", err, r.Fault)
			}
			page := list.View(report.CaseQuery{}).Page(0, list.Len())
			if int64(page.Total) != r.Cases.Started {
				t.Fatalf("got %d cases, want %d", page.Total, r.Cases.Started)
			}
			counts, cycle, cost, done := map[string]int64{}, 0.0, 0.0, 0
			for _, c := range page.Items {
				counts[c.Outcome]++
				if c.Outcome != report.OutcomeName(simulate.Unfinished) {
					cycle += c.CycleTime
					cost += c.Cost
					done++
				}
			}
			got := [...]int64{counts["completed"] + counts["failed"], counts["failed"], counts["unfinished"]}
			if want := [...]int64{r.Cases.Completed, r.Cases.Failed, r.Cases.Unfinished}; got != want {
				t.Errorf("got %v completed, failed and unfinished, want %v", got, want)
			}
			if done > 0 {
				near(t, "mean cycle time", cycle/float64(done), *r.Process.CycleTime.Mean)
				near(t, "mean cost", cost/float64(done), *r.Process.Cost.Mean)
			}
			if p := r.Process.Promise; p != nil && r.Cases.Unfinished == 0 {
				judged += p.Late
				missed := list.View(report.CaseQuery{Promise: report.PromiseMissed}).Page(0, 0).Matching
				if int64(missed) < p.Late {
					t.Errorf("got %d cases with a promise missed, want at least the %d that the report says were late", missed, p.Late)
				}
			}
		})
	}
	if judged == 0 {
		t.Error("no folder has a late case, so promises were not tried")
	}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6*max(1, math.Abs(want)) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestAListOfCasesIsSortedFilteredAndPaged(t *testing.T) {
	d, s := read(t, "testdata/loan")
	list, err := surveyed(d, s)
	if err != nil {
		t.Fatal(err)
	}
	all := list.View(report.CaseQuery{}).Page(0, list.Len()).Items
	for order, by := range map[report.CaseOrder]func(report.CaseLine) float64{
		report.ByCycle: func(c report.CaseLine) float64 { return c.CycleTime },
		report.ByCost:  func(c report.CaseLine) float64 { return c.Cost },
		report.BySteps: func(c report.CaseLine) float64 { return float64(c.Steps) },
	} {
		want := slices.Clone(all)
		slices.SortStableFunc(want, func(a, b report.CaseLine) int { return cmp.Compare(by(b), by(a)) })
		var got []report.CaseLine
		view := list.View(report.CaseQuery{Order: order, Descending: true})
		for at := 0; at < len(all); at += 7 {
			got = append(got, view.Page(at, 7).Items...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got pages that do not make up the cases in descending order", order)
		}
	}
	median := all[len(all)/2].CycleTime
	longer := list.View(report.CaseQuery{CycleTime: report.Between{From: &median}})
	want := 0
	for _, c := range all {
		if c.CycleTime >= median {
			want++
		}
	}
	if got := longer.Page(0, 1); got.Matching != want || got.Total != len(all) || len(got.Items) != 1 {
		t.Errorf("got %d of %d matching with %d shown, want %d of %d with 1", got.Matching, got.Total, len(got.Items), want, len(all))
	}
	if got := list.View(report.CaseQuery{Case: 3}).Page(0, 50).Items; len(got) != 1 || got[0] != all[2] {
		t.Errorf("got %v, want the third case alone", got)
	}
	if got := longer.Page(1_000_000, 50).Items; len(got) != 0 {
		t.Errorf("beyond the end: got %v, want nothing", got)
	}
}

// TestTheHistoryOfACaseIsItsLineInFull holds histories against the list: the same line, as many steps,
// and spans without gaps that begin and end with the step.
func TestTheHistoryOfACaseIsItsLineInFull(t *testing.T) {
	worked := false
	for _, folder := range played(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			d, s := read(t, folder)
			s.Run.Cases = min(max(s.Run.Cases, 1), 60)
			list, _ := surveyed(d, s)
			for _, line := range list.View(report.CaseQuery{}).Page(0, 12).Items {
				h, _, _ := engine.History(context.Background(), d, s, 1, line.Case)
				if h == nil || h.CaseLine != line {
					t.Fatalf("case %d: got %+v, want the line of the list: %+v", line.Case, h, line)
				}
				done, late := 0, 0
				for _, step := range h.History {
					if step.Kind == "execution" && step.Outcome != "withdrawn" && step.Outcome != "unfinished" {
						done++
					}
					if step.Late {
						late++
					}
					at := step.Enabled
					for _, span := range step.Spans {
						if span.From != at || span.Until <= span.From {
							t.Errorf("case %d, %s: got a span from %v to %v, want one that goes on from %v", line.Case, step.Name, span.From, span.Until, at)
						}
						at = span.Until
						worked = worked || span.State == report.SpanWorking
					}
					if step.Ended != nil && at != *step.Ended {
						t.Errorf("case %d, %s: got spans until %v, want %v", line.Case, step.Name, at, *step.Ended)
					}
				}
				if done != line.Steps || late != line.LateSteps {
					t.Errorf("case %d: got %d steps, %d late, want %d and %d", line.Case, done, late, line.Steps, line.LateSteps)
				}
			}
		})
	}
	if !worked {
		t.Error("no span is of work")
	}
}

func TestACaseThatNeverCameHasNoHistory(t *testing.T) {
	d, s := read(t, "testdata/loan")
	h, came, err := engine.History(context.Background(), d, s, 1, 1e6)
	if h != nil || came != int64(s.Run.Cases) || err != nil {
		t.Errorf("got %v of %d cases (%v), want none of %d", h, came, err, s.Run.Cases)
	}
}

// TestTheBoardShowsEveryCaseThatIsUnderWay holds each frame against the cases that were there then:
// what is on the board is under way, and cards are where the history says.
func TestTheBoardShowsEveryCaseThatIsUnderWay(t *testing.T) {
	for _, folder := range played(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			d, s := read(t, folder)
			s.Run.Cases = min(max(s.Run.Cases, 1), 60)
			board, _ := engine.Board(context.Background(), d, s, 1, 0, simulate.Never)
			list, _ := surveyed(d, s)
			lines := list.View(report.CaseQuery{}).Page(0, list.Len()).Items
			if len(board.Frames) == 0 || len(board.Frames) > 242 {
				t.Fatalf("got %d frames, want some", len(board.Frames))
			}
			for _, frame := range board.Frames {
				var arrived, ended int64
				for _, c := range lines {
					if c.Arrived <= frame.At+1e-6 {
						arrived++
						if c.Outcome != "unfinished" && c.Arrived+c.CycleTime <= frame.At+1e-6 { // seconds are rounded
							ended++
						}
					}
				}
				if frame.Arrived != arrived || frame.Ended != ended {
					t.Fatalf("at %v: got %d arrived, %d ended, want %d and %d", frame.At, frame.Arrived, frame.Ended, arrived, ended)
				}
				for _, cell := range frame.Cells {
					if cell.Waiting+cell.Working < len(cell.Cards) || len(cell.Cards) == 0 {
						t.Fatalf("at %v: got %d waiting, %d working and %d cards", frame.At, cell.Waiting, cell.Working, len(cell.Cards))
					}
					for _, card := range cell.Cards {
						if line := lines[card.Case-1]; card.Since > frame.At || line.Arrived > card.Since {
							t.Fatalf("at %v: got card %+v of case %+v", frame.At, card, line)
						}
					}
				}
			}
			for _, frame := range []report.BoardFrame{board.Frames[len(board.Frames)/3], board.Frames[len(board.Frames)/2]} {
				for _, cell := range frame.Cells {
					card := cell.Cards[0]
					if card.State == report.Joining || card.State == report.Awaiting {
						continue
					}
					h, _, _ := engine.History(context.Background(), d, s, 1, card.Case)
					if !slices.ContainsFunc(h.History, func(step report.HistoryStep) bool {
						return step.Element == board.Columns[cell.Column].Element && step.Enabled <= frame.At && (step.Ended == nil || *step.Ended >= frame.At)
					}) {
						t.Errorf("at %v: case %d is at %s, but its history does not say so", frame.At, card.Case, board.Columns[cell.Column].Name)
					}
				}
			}
		})
	}
}

// TestAPartOfTheBoardIsTheWholeCloser: zooming in shows the same cards at the same moments.
func TestAPartOfTheBoardIsTheWholeCloser(t *testing.T) {
	d, s := read(t, "testdata/loan")
	whole, err := engine.Board(context.Background(), d, s, 1, 0, simulate.Never)
	if err != nil {
		t.Fatal(err)
	}
	middle := whole.Frames[len(whole.Frames)/2]
	near, err := engine.Board(context.Background(), d, s, 1, int64(middle.At*1e9)-int64(whole.Step*1e9), int64(middle.At*1e9)+int64(whole.Step*1e9))
	if err != nil {
		t.Fatal(err)
	}
	if near.Step >= whole.Step {
		t.Errorf("got a step of %v, want less than %v", near.Step, whole.Step)
	}
	at := slices.IndexFunc(near.Frames, func(f report.BoardFrame) bool { return f.At == middle.At })
	if at < 0 {
		t.Fatal("the moment in the middle is not among those around it")
	}
	if got := near.Frames[at]; got.Arrived != middle.Arrived || got.Ended != middle.Ended || len(got.Cells) != len(middle.Cells) {
		t.Errorf("got %+v, want %+v", got, middle)
	}
}

// surveyed plays a replication for the list of its cases.
func surveyed(d *model.Definitions, s *scenario.Scenario) (*report.CaseList, error) {
	var survey *report.Survey
	err := engine.Follow(context.Background(), d, s, 1, nil, func(p *compile.Program) func(*simulate.Record) error {
		survey = report.NewSurvey(p)
		return func(r *simulate.Record) error { survey.Observe(r); return nil }
	})
	if survey == nil {
		return nil, err
	}
	survey.Close()
	return survey.Cases, err
}
