package structure

import (
	"cmp"
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var overlapRule = finding.Rule{ID: "structure.overlap", Severity: finding.Warning, Look: few(overlap),
	Title:  problem.Text{EN: "Elements drawn over each other", ZH: "图形相互重叠"},
	Limits: []finding.Limit{{Name: "share", Default: 0.1, Min: 0, Means: problem.Text{EN: "part of the smaller element that may be covered, 0 to 1", ZH: "较小元素允许被遮盖的比例（0 到 1）"}}}}

// mostCompared is how many pairs of shapes of one file are compared; a drawing that needs more stands in
// one heap.
const mostCompared = 2_000_000

// overlap finds flow nodes of one scope whose shapes cover each other. A boundary event sits on its activity.
func overlap(s *finding.Subject) finding.Findings {
	x, share := drawing(s), s.Limit("share")
	compared := 0
	var found finding.Findings
	for _, d := range s.File.Diagrams {
		shapes := x.placed(d)
		for i, a := range shapes {
			for j := i + 1; j < len(shapes) && shapes[j].X < a.X+a.Width && compared < mostCompared; j++ {
				compared++
				b := shapes[j]
				if covers(a, b) > share && x.apart(a, b) {
					found = append(found, finding.On(&x.nodes[b.Element].Base,
						problem.Say("“%s” and “%s” are drawn over each other.", "“%s”与“%s”的图形重叠。", x.label(a.Element), x.label(b.Element)),
						problem.Say("Move one of them.", "请移动其中一个。")))
				}
			}
		}
	}
	return found
}

// placed are the shapes of flow nodes in a diagram, from left to right.
func (x *drawn) placed(d *model.Diagram) []*model.Shape {
	var shapes []*model.Shape
	for _, s := range d.Shapes {
		if x.nodes[s.Element] != nil && s.Width > 0 && s.Height > 0 {
			shapes = append(shapes, s)
		}
	}
	slices.SortStableFunc(shapes, func(a, b *model.Shape) int { return cmp.Compare(a.X, b.X) })
	return shapes
}

// covers is the part of the smaller of two shapes that both cover.
func covers(a, b *model.Shape) float64 {
	w := min(a.X+a.Width, b.X+b.Width) - max(a.X, b.X)
	h := min(a.Y+a.Height, b.Y+b.Height) - max(a.Y, b.Y)
	if w <= 0 || h <= 0 {
		return 0
	}
	return w * h / min(a.Width*a.Height, b.Width*b.Height)
}

// apart says whether two shapes must not cover each other.
func (x *drawn) apart(a, b *model.Shape) bool {
	m, n := x.nodes[a.Element], x.nodes[b.Element]
	return m != n && x.scopes[m.ID] == x.scopes[n.ID] && m.Kind != model.BoundaryEvent && n.Kind != model.BoundaryEvent
}
