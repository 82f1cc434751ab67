package layout_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"sandtable/engine/layout"
	"sandtable/engine/model"
)

// TestNoLineCrossesABox draws flows of every shape: chains, branches, loops and knots in up to five lanes.
func TestNoLineCrossesABox(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 1))
	draw := chance.IntN
	for round := range 400 {
		boxes, lines := []layout.Box{}, []layout.Line{}
		lanes := 1 + draw(5)
		for range 2 + draw(30) {
			b := layout.Box{Width: 100, Height: 80, Lane: draw(lanes)}
			if draw(3) == 0 {
				b = layout.Box{Width: 50, Height: 50, Lane: b.Lane, Diamond: true}
			}
			boxes = append(boxes, b)
		}
		for i := range boxes[1:] {
			lines = append(lines, layout.Line{From: draw(i + 1), To: i + 1, Label: float64(draw(2)) * 60, Lines: 1})
		}
		for range draw(12) {
			lines = append(lines, layout.Line{From: draw(len(boxes)), To: draw(len(boxes))})
		}
		whole(t, fmt.Sprintf("round %d", round), boxes, lines, layout.Of(boxes, lines, lanes))
	}
}

func whole(t *testing.T, what string, boxes []layout.Box, lines []layout.Line, d *layout.Drawing) {
	t.Helper()
	for i, a := range d.Boxes {
		for j, b := range d.Boxes[:i] {
			if a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height {
				t.Fatalf("%s: boxes %d and %d overlap: %+v %+v", what, i, j, a, b)
			}
		}
		if lane := d.Lanes[boxes[i].Lane]; a.Y < lane.Y || a.Y+a.Height > lane.Y+lane.Height || a.X < 0 || a.X+a.Width > d.Width {
			t.Fatalf("%s: box %d stands outside its lane: %+v in %+v", what, i, a, lane)
		}
	}
	for i, points := range d.Lines {
		if len(points) < 2 {
			t.Fatalf("%s: line %d has no ends: %v", what, i, points)
		}
		for k := 1; k < len(points); k++ {
			p, q := points[k-1], points[k]
			if p.X != q.X && p.Y != q.Y {
				t.Fatalf("%s: line %d has no right angle: %v", what, i, points)
			}
			for j, b := range d.Boxes {
				if max(p.X, q.X) > b.X && min(p.X, q.X) < b.X+b.Width && max(p.Y, q.Y) > b.Y && min(p.Y, q.Y) < b.Y+b.Height {
					t.Fatalf("%s: line %d from %d to %d crosses box %d %+v: %v", what, i, lines[i].From, lines[i].To, j, b, points)
				}
			}
			if at := (model.Point{X: min(p.X, q.X), Y: min(p.Y, q.Y)}); at.X < 0 || at.Y < 0 || max(p.X, q.X) > d.Width || max(p.Y, q.Y) > d.Height {
				t.Fatalf("%s: line %d leaves the drawing of %v × %v: %v", what, i, d.Width, d.Height, points)
			}
		}
		touches(t, what, i, points[0], d.Boxes[lines[i].From])
		touches(t, what, i, points[len(points)-1], d.Boxes[lines[i].To])
	}
}

// touches holds the end of a line to the middle of a side.
func touches(t *testing.T, what string, line int, p model.Point, b model.Bounds) {
	t.Helper()
	x, y := b.X+b.Width/2, b.Y+b.Height/2
	for _, side := range []model.Point{{X: b.X, Y: y}, {X: b.X + b.Width, Y: y}, {X: x, Y: b.Y}, {X: x, Y: b.Y + b.Height}} {
		if p == side {
			return
		}
	}
	t.Fatalf("%s: line %d ends at %+v, beside the box %+v", what, line, p, b)
}

func TestTheMainWayIsStraight(t *testing.T) {
	var boxes []layout.Box
	var lines []layout.Line
	for i := range 6 {
		boxes = append(boxes, layout.Box{Width: 100, Height: 80})
		if i > 0 {
			lines = append(lines, layout.Line{From: i - 1, To: i})
		}
	}
	boxes = append(boxes, layout.Box{Width: 100, Height: 80})
	lines = append(lines, layout.Line{From: 1, To: 6}, layout.Line{From: 6, To: 4})
	d := layout.Of(boxes, lines, 1)
	for i := range 5 {
		if len(d.Lines[i]) != 2 {
			t.Errorf("line %d bends: %v", i, d.Lines[i])
		}
	}
	if d.Boxes[6].Y <= d.Boxes[2].Y {
		t.Errorf("the branch stands at %+v, not below %+v", d.Boxes[6], d.Boxes[2])
	}
	if again := layout.Of(boxes, lines, 1); !reflect.DeepEqual(d, again) {
		t.Error("the same flow is drawn otherwise the second time")
	}
}

func TestAnEmptyFlowIsDrawn(t *testing.T) {
	d := layout.Of(nil, nil, 0)
	if len(d.Boxes) != 0 || len(d.Lanes) != 1 {
		t.Errorf("got %+v", d)
	}
}

// TestALongFlowIsDrawnSoon has lines across thousands of columns.
func TestALongFlowIsDrawnSoon(t *testing.T) {
	const n = 5000
	boxes, lines := make([]layout.Box, n), []layout.Line{}
	for i := range boxes {
		boxes[i] = layout.Box{Width: 100, Height: 80, Lane: i % 7}
		if i > 0 {
			lines = append(lines, layout.Line{From: i - 1, To: i})
		}
		if i > 50 {
			lines = append(lines, layout.Line{From: i, To: (i * 7919) % n})
		}
	}
	began := time.Now()
	layout.Of(boxes, lines, 7)
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("took %s", took)
	}
}
