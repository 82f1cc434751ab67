package change

import (
	"math"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// layouts tells what only stands elsewhere or looks different. A flow whose ends have moved
// follows them, which is no news; and where everything moved by the same way, the drawing did.
func (c *comparison) layouts(p *pairs) {
	shift, together := c.shift(p)
	moved := map[model.ID]bool{}
	for _, is := range c.after.items {
		was := p.earlier[is]
		if was == nil {
			moved[is.id] = true // what leads there is drawn anew
			continue
		}
		old, now := c.before.shapes[was.id], c.after.shapes[is.id]
		if old == nil || now == nil {
			continue
		}
		if !near(now.X-old.X, shift.X) || !near(now.Y-old.Y, shift.Y) || !near(now.Width, old.Width) || !near(now.Height, old.Height) {
			moved[is.id] = true
			c.looks(was, is, movedSaid(old, now), "position")
		} else if !sameLabel(old.Label, now.Label, shift) {
			c.looks(was, is, problem.Text{EN: "its label moved", ZH: "标签移动了位置"}, "label")
		}
		if old.Expanded != now.Expanded {
			c.looks(was, is, problem.Text{EN: pick(now.Expanded, "expanded", "collapsed"), ZH: pick(now.Expanded, "已展开", "已折叠")}, "expanded")
		}
		if !slices.Equal(old.Attributes, now.Attributes) {
			c.looks(was, is, problem.Text{EN: "colour changed", ZH: "颜色有变化"}, "colour")
		}
	}
	c.lines(p, shift, moved)
	if together {
		c.add(-1, Change{Kind: Moved, Group: Layout, What: "drawing", Weight: Patch,
			Text: problem.Text{EN: "The whole drawing stands elsewhere on the page.", ZH: "整张图在画布上整体平移。"}})
	}
}

// lines tells of flows that are drawn otherwise although their ends stay where they are.
func (c *comparison) lines(p *pairs, shift model.Point, moved map[model.ID]bool) {
	for _, is := range c.after.items {
		was := p.earlier[is]
		if was == nil {
			continue
		}
		old, now := c.before.edges[was.id], c.after.edges[is.id]
		if old == nil || now == nil || moved[is.from] || moved[is.to] {
			continue
		}
		same := slices.EqualFunc(old.WayPoints, now.WayPoints, func(a, b model.Point) bool { return near(b.X-a.X, shift.X) && near(b.Y-a.Y, shift.Y) })
		switch {
		case !same:
			c.looks(was, is, problem.Text{EN: "takes another way", ZH: "走线有调整"}, "position")
		case !sameLabel(old.Label, now.Label, shift):
			c.looks(was, is, problem.Text{EN: "its label moved", ZH: "标签移动了位置"}, "label")
		}
		if !slices.Equal(old.Attributes, now.Attributes) {
			c.looks(was, is, problem.Text{EN: "colour changed", ZH: "颜色有变化"}, "colour")
		}
	}
}

func (c *comparison) looks(was, is *item, said problem.Text, what string) {
	c.add(float64(is.at), Change{Kind: Moved, Group: Layout, What: what, Element: is.id, Was: was.id, Name: is.name, Weight: Patch, Text: about(is.subject(), said)})
}

// shift is by how much everything moved, where it moved by the same way; a single shape is no drawing.
func (c *comparison) shift(p *pairs) (model.Point, bool) {
	var by model.Point
	seen := 0
	for _, was := range c.before.items {
		is := p.later[was]
		if is == nil {
			continue
		}
		old, now := c.before.shapes[was.id], c.after.shapes[is.id]
		if old == nil || now == nil {
			continue
		}
		d := model.Point{X: now.X - old.X, Y: now.Y - old.Y}
		if seen > 0 && (!near(d.X, by.X) || !near(d.Y, by.Y)) {
			return model.Point{}, false
		}
		by = d
		seen++
	}
	if seen < 2 || near(by.X, 0) && near(by.Y, 0) {
		return model.Point{}, false
	}
	return by, true
}

// near says whether two lengths look the same; modelers round to whole pixels.
func near(a, b float64) bool { return math.Abs(a-b) < 1 }

func sameLabel(a, b *model.Bounds, shift model.Point) bool {
	if a == nil || b == nil {
		return true // a label without a place of its own stands where the tool puts it
	}
	return near(b.X-a.X, shift.X) && near(b.Y-a.Y, shift.Y) && near(b.Width, a.Width) && near(b.Height, a.Height)
}

func movedSaid(old, now *model.Shape) problem.Text {
	sized := !near(old.Width, now.Width) || !near(old.Height, now.Height)
	switch stays := near(old.X, now.X) && near(old.Y, now.Y); {
	case sized && stays:
		return problem.Text{EN: "has another size", ZH: "大小有调整"}
	case sized:
		return problem.Text{EN: "moved, and has another size", ZH: "移动并调整了大小"}
	}
	return problem.Text{EN: "moved", ZH: "移动了位置"}
}

func pick[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}
