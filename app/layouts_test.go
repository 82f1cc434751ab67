package app

import (
	"testing"

	"sandtable/engine/problem"
)

func TestAFlowIsLaidOutInItsLanes(t *testing.T) {
	task := LayoutBox{Width: 100, Height: 80}
	below := task
	below.Lane = 1
	got, err := LayOut(Layout{Boxes: []LayoutBox{task, below, task}, Lines: []LayoutLine{{From: 0, To: 1}, {From: 1, To: 2}}, Lanes: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Boxes) != 3 || len(got.Lines) != 2 || len(got.Lanes) != 2 {
		t.Fatalf("got %d boxes, %d lines, %d lanes, want 3, 2, 2", len(got.Boxes), len(got.Lines), len(got.Lanes))
	}
	if a, b := got.Boxes[0], got.Boxes[1]; b.X <= a.X+a.Width || b.Y < got.Lanes[1].Y || b.Y+b.Height > got.Lanes[1].Y+got.Lanes[1].Height {
		t.Errorf("got the second box at %+v, want it right of %+v and in the lane %+v", b, a, got.Lanes[1])
	}
}

func TestAFlowThatNamesWhatIsNotThereIsRefused(t *testing.T) {
	box := LayoutBox{Width: 100, Height: 80}
	for _, l := range []Layout{
		{Boxes: []LayoutBox{box}, Lines: []LayoutLine{{From: 0, To: 1}}},
		{Boxes: []LayoutBox{{Width: 1, Height: 1, Lane: 2}}, Lanes: 2},
	} {
		if _, err := LayOut(l); problem.Of(err) == nil || problem.Of(err).Code != "layout.out-of-range" {
			t.Errorf("%+v: got %v, want layout.out-of-range", l, err)
		}
	}
}
