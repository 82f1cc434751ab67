package report

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// surveyed plays a program once for a survey, and looks at it after each so many records.
func surveyed(tb testing.TB, p *compile.Program, every int, look func(*Survey)) *Survey {
	tb.Helper()
	s, seen := NewSurvey(p), 0
	if err := simulate.Replay(context.Background(), p, 1, simulate.Options{Moves: true, Observe: func(r *simulate.Record) error {
		if seen++; seen%every == 0 {
			look(s)
		}
		s.Observe(r)
		return nil
	}}); err != nil {
		tb.Fatal(err)
	}
	s.Close()
	return s
}

// TestASurveyCanBeLookedAtBeforeItIsWhole holds what is seen on the way against the whole: the list has the cases that are over, each as it is in the end, and the
// board goes as far; looking changes nothing.
func TestASurveyCanBeLookedAtBeforeItIsWhole(t *testing.T) {
	p := purchasing(t, 200)
	unseen := surveyed(t, p, 1<<30, nil)
	lines := unseen.Cases.View(CaseQuery{}).Page(0, 200).Items
	looked := 0
	seen := surveyed(t, p, 997, func(s *Survey) {
		looked++
		page := s.Cases.View(CaseQuery{Order: ByCycle}).Page(0, 200)
		for i, line := range page.Items {
			if line != lines[line.Case-1] {
				t.Fatalf("case %d: got %+v on the way, want %+v", line.Case, line, lines[line.Case-1])
			}
			if i > 0 && line.CycleTime < page.Items[i-1].CycleTime {
				t.Fatalf("got case %d after one that took longer", line.Case)
			}
		}
		board := s.Board()
		last := board.Frames[len(board.Frames)-1]
		if page.Total != len(page.Items) || int64(page.Total) != last.Ended || last.At != board.Until {
			t.Fatalf("got %d cases in the list of %d, and %d over on the board", len(page.Items), page.Total, last.Ended)
		}
	})
	if looked < 5 {
		t.Fatalf("looked %d times: the test does not show anything", looked)
	}
	if got, want := fmt.Sprintf("%+v", frames(seen.Board())), fmt.Sprintf("%+v", frames(unseen.Board())); got != want {
		t.Error("looking has changed the board")
	}
}

// frames are those of a board without what they point to.
func frames(b *Board) (all []string) {
	for _, f := range b.Frames {
		for _, c := range f.Cells {
			all = append(all, fmt.Sprint(f.At, f.Arrived, f.Ended, c.Column, c.Waiting, c.Working, c.Overdue, len(c.Cards)))
		}
	}
	return append(all, fmt.Sprint(b.Step, b.Until, b.Columns))
}

// BenchmarkSurvey plays a million cases for their list and the board, beside playing them for statistics, and one to the end for the history of the last; then it sorts them.
// It prints the ratios of the least disturbed rounds, and what the survey holds in the end.
func BenchmarkSurvey(b *testing.B) {
	const cases = 1_000_000
	p := purchasing(b, cases)
	var plain, survey, history, sorted []float64
	var held float64
	for b.Loop() {
		began := time.Now()
		playedInto(b, p, "", nil)
		plain = append(plain, time.Since(began).Seconds())

		began = time.Now()
		h := NewHistory(p, cases)
		enough := errors.New("enough")
		if err := simulate.Replay(context.Background(), p, 1, simulate.Options{Closely: true, Observe: func(r *simulate.Record) error {
			if h.Observe(r); h.Over() {
				return enough
			}
			return nil
		}}); err != nil && !errors.Is(err, enough) {
			b.Fatal(err)
		}
		history = append(history, time.Since(began).Seconds())

		before := heap()
		began = time.Now()
		s := surveyed(b, p, 1<<40, nil)
		survey = append(survey, time.Since(began).Seconds())
		held = heap() - before
		began = time.Now()
		s.Cases.View(CaseQuery{Order: ByCycle, Descending: true}).Page(0, 25)
		sorted = append(sorted, time.Since(began).Seconds())
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(slices.Min(survey)/slices.Min(plain), "survey/statistics")
	b.ReportMetric(slices.Min(history)/slices.Min(plain), "history/statistics")
	b.ReportMetric(slices.Min(survey), "s-survey")
	b.ReportMetric(slices.Min(sorted)*1000, "ms-sorting")
	b.ReportMetric(held/cases, "bytes/case")
}

func heap() float64 {
	runtime.GC()
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return float64(now.HeapInuse)
}
