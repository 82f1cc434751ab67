package layout

import (
	"cmp"
	"slices"

	"sandtable/engine/model"
)

// across settles the heights: the rows of each lane in its middle, and its corridors below them.
func (p *plan) across() {
	y := 0.0
	for lane := range p.lanes {
		rows := p.first[lane+1] - p.first[lane]
		body, foot := float64(rows)*rowHeight, float64(len(p.corridors[lane]))*corridor
		height := max(body+padding+foot, least)
		top := y + (height-foot-body)/2
		for row := range rows {
			p.rowY = append(p.rowY, top+float64((float64(row)+0.5)*rowHeight))
		}
		p.corridorY = append(p.corridorY, y+height-padding/2-foot+corridor/2)
		p.laneY, p.laneH = append(p.laneY, y), append(p.laneH, height)
		y += height
	}
}

// request is a line that wants a place in a channel: lines of one key share it.
type request struct {
	key      [2]int // kind and number of what they share: a box they come from, a box they go to, or the line itself
	from, to float64
}

// along settles the widths: columns as wide as their widest box, channels as wide as their lines and labels need.
func (p *plan) along() {
	p.columnW = make([]float64, p.depth)
	for box, layer := range p.layer {
		p.columnW[layer] = max(p.columnW[layer], p.boxes[box].Width)
	}
	p.slots = make([][]request, p.depth+1)
	wide := make([]float64, p.depth+1)
	for i, l := range p.lines {
		a, b := p.layer[l.From]+1, p.layer[l.To]+1 // the channel behind the one, and the one behind the other
		from, to := p.rowY[p.row(l.From)], p.rowY[p.row(l.To)]
		r := p.route[i]
		if l.Label > 0 && !p.back[i] {
			room := l.Label + 16
			if r.way == fork {
				room -= p.columnW[a-1] / 2
			}
			wide[a] = max(wide[a], room)
		}
		switch r.way {
		case early:
			p.want(a, request{[2]int{0, l.From}, from, to})
		case late:
			p.want(b-1, request{[2]int{1, l.To}, from, to})
		case detour:
			y := p.corridorAt(r)
			if !r.dives {
				p.want(a, request{[2]int{2, i}, from, y})
			}
			if !r.rises {
				p.want(b-1, request{[2]int{3, i}, y, to})
			}
		}
	}
	p.channelX = make([][]float64, p.depth+1)
	x := margin - gap/2
	for c := range p.depth + 1 {
		p.sort(c)
		width := max(gap+float64(max(len(p.slots[c])-1, 0))*slot, wide[c])
		if c == 0 {
			width = margin + float64(len(p.slots[c]))*slot
			x = 0
		}
		begin := x + width/2 - float64(float64(max(len(p.slots[c])-1, 0))*slot)/2
		for k := range p.slots[c] {
			p.channelX[c] = append(p.channelX[c], begin+float64(float64(k)*slot))
		}
		x += width
		if c < p.depth {
			p.columnX = append(p.columnX, x+p.columnW[c]/2)
			x += p.columnW[c]
		}
	}
}

func (p *plan) want(channel int, r request) {
	for i := range p.slots[channel] {
		if known := &p.slots[channel][i]; known.key == r.key {
			known.from, known.to = min(known.from, r.from), max(known.to, r.to)
			return
		}
	}
	p.slots[channel] = append(p.slots[channel], r)
}

// sort puts the lines of a channel side by side so that they cross little: of those that go down the lowest at the left, of those that
// go up the highest.
func (p *plan) sort(channel int) {
	slices.SortStableFunc(p.slots[channel], func(a, b request) int {
		downA, downB := a.to > a.from, b.to > b.from
		switch {
		case downA && downB:
			return cmp.Compare(b.from, a.from)
		case !downA && !downB:
			return cmp.Compare(a.from, b.from)
		case downA:
			return -1
		}
		return 1
	})
}

func (p *plan) channelAt(channel int, key [2]int) float64 {
	for i, r := range p.slots[channel] {
		if r.key == key {
			return p.channelX[channel][i]
		}
	}
	panic("layout: a line runs in a channel that it has not asked for")
}

func (p *plan) corridorAt(r route) float64 {
	return p.corridorY[r.lane] + float64(float64(r.depth)*corridor)
}

func (p *plan) draw() *Drawing {
	d := &Drawing{Boxes: make([]model.Bounds, len(p.boxes)), Lines: make([][]model.Point, len(p.lines)), Labels: make([]model.Bounds, len(p.lines))}
	for i, b := range p.boxes {
		x, y := p.columnX[p.layer[i]], p.rowY[p.row(i)]
		d.Boxes[i] = model.Bounds{X: x - b.Width/2, Y: y - b.Height/2, Width: b.Width, Height: b.Height}
	}
	if p.depth > 0 {
		d.Width = p.columnX[p.depth-1] + p.columnW[p.depth-1]/2 + margin + float64(len(p.channelX[p.depth]))*slot
	}
	for lane := range p.lanes {
		d.Lanes = append(d.Lanes, model.Bounds{Y: p.laneY[lane], Width: d.Width, Height: p.laneH[lane]})
		d.Height = p.laneY[lane] + p.laneH[lane]
	}
	for i := range p.lines {
		d.Lines[i] = p.line(i, d)
		d.Labels[i] = p.label(i, d.Lines[i])
	}
	return d
}

// line is a line's points, without those that lie on the way to the next.
func (p *plan) line(i int, d *Drawing) []model.Point {
	l, r := p.lines[i], p.route[i]
	from, to := d.Boxes[l.From], d.Boxes[l.To]
	a, b := p.layer[l.From]+1, p.layer[l.To]
	right, left := model.Point{X: from.X + from.Width, Y: from.Y + from.Height/2}, model.Point{X: to.X, Y: to.Y + to.Height/2}
	fromX, toX := from.X+from.Width/2, to.X+to.Width/2
	var points []model.Point
	through := func(x float64) []model.Point {
		return []model.Point{right, {X: x, Y: right.Y}, {X: x, Y: left.Y}, left}
	}
	switch r.way {
	case straight:
		points = []model.Point{right, left}
	case early:
		points = through(p.channelAt(a, [2]int{0, l.From}))
	case late:
		points = through(p.channelAt(b, [2]int{1, l.To}))
	case fork:
		y := from.Y + from.Height
		if left.Y < right.Y {
			y = from.Y
		}
		points = []model.Point{{X: fromX, Y: y}, {X: fromX, Y: left.Y}, left}
	case merge:
		y := to.Y
		if left.Y < right.Y {
			y = to.Y + to.Height
		}
		points = []model.Point{right, {X: toX, Y: right.Y}, {X: toX, Y: y}}
	case detour:
		y := p.corridorAt(r)
		if r.dives {
			points = append(points, model.Point{X: fromX, Y: from.Y + from.Height}, model.Point{X: fromX, Y: y})
		} else {
			x := p.channelAt(a, [2]int{2, i})
			points = append(points, right, model.Point{X: x, Y: right.Y}, model.Point{X: x, Y: y})
		}
		if r.rises {
			points = append(points, model.Point{X: toX, Y: y}, model.Point{X: toX, Y: to.Y + to.Height})
		} else {
			x := p.channelAt(b, [2]int{3, i})
			points = append(points, model.Point{X: x, Y: y}, model.Point{X: x, Y: left.Y}, left)
		}
	}
	return bends(points)
}

// bends are the points at which a line turns, and its ends.
func bends(points []model.Point) []model.Point {
	var kept []model.Point
	for i, at := range points {
		if i > 0 && i < len(points)-1 {
			before, after := kept[len(kept)-1], points[i+1]
			if before.X == at.X && at.X == after.X || before.Y == at.Y && at.Y == after.Y {
				continue
			}
		}
		kept = append(kept, at)
	}
	return kept
}

// label stands above the first level stretch of a line that has room for it.
func (p *plan) label(i int, points []model.Point) model.Bounds {
	l := p.lines[i]
	if l.Label == 0 {
		return model.Bounds{}
	}
	height := float64(max(l.Lines, 1)) * labelHeight
	for k := 1; k < len(points); k++ {
		a, b := points[k-1], points[k]
		if a.Y != b.Y || abs(b.X-a.X) < min(l.Label, 30) {
			continue
		}
		x := a.X + 6
		if b.X < a.X {
			x = a.X - 6 - l.Label
		}
		return model.Bounds{X: x, Y: a.Y - 3 - height, Width: l.Label, Height: height}
	}
	return model.Bounds{X: points[0].X + 6, Y: points[0].Y + 6, Width: l.Label, Height: height}
}

func abs(x float64) float64 { return max(x, -x) }
