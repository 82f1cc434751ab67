package layout

// way is how a line gets from its box to the next.
type way uint8

const (
	straight way = iota // along the row that both stand in
	early               // changes rows behind its box, then runs along the row of the next
	late                // runs along its row, and changes rows before the next box
	fork                // leaves a diamond at the top or bottom, and runs along the row of the next box
	merge               // runs along its row, and enters a diamond at the top or bottom
	detour              // along a corridor
)

// route is the way of a line. Of a detour, lane and depth say which corridor; above and below whether it leaves and
// enters at the foot of the boxes.
type route struct {
	way         way
	lane, depth int
	dives       bool // leaves at the bottom
	rises       bool // enters at the bottom
}

// routes finds a way for every line: those between neighbours first, for they have no choice.
func (p *plan) routes() {
	p.route, p.runs, p.corridors = make([]route, len(p.lines)), map[int][]run{}, make([][][]run, p.lanes)
	span := func(i int) int { return p.layer[p.lines[i].To] - p.layer[p.lines[i].From] }
	for _, near := range []bool{true, false} {
		for i := range p.lines {
			if p.back[i] || (span(i) == 1) != near {
				continue
			}
			p.route[i] = p.forward(i)
		}
	}
	for i := range p.lines {
		if p.back[i] {
			p.route[i] = p.detour(i)
		}
	}
}

// forward takes the first way on which nothing stands.
func (p *plan) forward(i int) route {
	l := p.lines[i]
	a, b, from, to := p.layer[l.From], p.layer[l.To], p.row(l.From), p.row(l.To)
	take := func(w way, row, first, last int) (route, bool) {
		if !p.free(row, first, last, i) {
			return route{}, false
		}
		if first <= last {
			p.runs[row] = append(p.runs[row], run{first, last, i})
		}
		return route{way: w}, true
	}
	if from == to {
		if r, ok := take(straight, from, a+1, b-1); ok {
			return r
		}
		return p.detour(i)
	}
	if p.boxes[l.From].Diamond && p.open(a, from, to, true) {
		if r, ok := take(fork, to, a, b-1); ok {
			return r
		}
	}
	if p.boxes[l.To].Diamond && p.open(b, to, from, true) {
		if r, ok := take(merge, from, a+1, b); ok {
			return r
		}
	}
	if r, ok := take(early, to, a+1, b-1); ok {
		return r
	}
	if r, ok := take(late, from, a+1, b-1); ok {
		return r
	}
	return p.detour(i)
}

// free says whether a line can run along a row: no box stands there, and no line that it cannot run
// together with.
func (p *plan) free(row, first, last, line int) bool {
	for column := first; column <= last; column++ {
		if _, taken := p.at[cell{row, column}]; taken {
			return false
		}
	}
	return p.clear(p.runs[row], first, last, line)
}

// clear says whether a stretch is free of other lines, but such as may share it.
func (p *plan) clear(runs []run, first, last, line int) bool {
	for _, r := range runs {
		if r.from <= last && r.to >= first && (line < 0 || !p.share(r.line, line)) {
			return false
		}
	}
	return true
}

// share says whether two lines may run together: to the same box, or from the same, unless each has a text that would then
// stand at both.
func (p *plan) share(i, j int) bool {
	a, b := p.lines[i], p.lines[j]
	return a.To == b.To || a.From == b.From && (a.Label == 0 || b.Label == 0)
}

// open says whether no box stands in a column between two rows, the second included where it is said.
func (p *plan) open(column, from, to int, included bool) bool {
	step := 1
	if to < from {
		step = -1
	}
	for row := from + step; row != to || included; row += step {
		if _, taken := p.at[cell{row, column}]; taken {
			return false
		}
		if row == to {
			break
		}
	}
	return true
}

// detour goes along a corridor at the foot of the lane that the line comes from.
func (p *plan) detour(i int) route {
	l := p.lines[i]
	a, b := p.layer[l.From], p.layer[l.To]
	lane := p.boxes[l.From].Lane
	r := route{way: detour, lane: lane}
	r.dives = p.back[i] && p.below(l.From)
	r.rises = p.boxes[l.To].Lane == lane && p.below(l.To)
	first, last := min(a, b), max(a, b)
	for r.depth = range p.corridors[lane] {
		if p.clear(p.corridors[lane][r.depth], first, last, i) {
			p.corridors[lane][r.depth] = append(p.corridors[lane][r.depth], run{first, last, i})
			return r
		}
	}
	r.depth = len(p.corridors[lane])
	p.corridors[lane] = append(p.corridors[lane], []run{{first, last, i}})
	return r
}

// below says whether nothing stands below a box in its lane, no line comes from there, and none runs there.
func (p *plan) below(box int) bool {
	lane, column := p.boxes[box].Lane, p.layer[box]
	for row := p.row(box) + 1; row < p.first[lane+1]; row++ {
		if !p.free(row, column, column, -1) {
			return false
		}
	}
	return true
}
