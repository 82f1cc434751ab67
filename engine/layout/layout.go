// Package layout draws a flow that has no drawing: boxes in columns from left to right, in bands for the lanes, and lines
// with right angles that run between the boxes.
//
// It is the layered method (Sugiyama, Tagawa and Toda 1981) cut down to what a process needs. Loops are opened by a depth-first search;
// a box stands in the column behind the last box that leads to it (longest path); in its lane it keeps the row of what leads to it, so
// that the main way is straight. A line runs along a row where nothing stands in its way, else in a corridor at the foot of a lane, and changes
// rows in the channels between columns. So no line crosses a box, whatever the flow.
package layout

import (
	"slices"

	"sandtable/engine/model"
)

// Box is something that stands in the drawing.
type Box struct {
	Width, Height float64 // pixels
	Lane          int     // from 0; 0 everywhere where there are no lanes
	Diamond       bool    // lines may leave and enter at the top and the bottom
}

// Line leads from one box to another, by their numbers.
type Line struct {
	From, To int
	Label    float64 // how wide its text is, in pixels; 0: none
	Lines    int     // of the text
}

// Drawing is where everything stands, from (0, 0) to (Width, Height), in pixels.
type Drawing struct {
	Boxes         []model.Bounds
	Lines         [][]model.Point
	Labels        []model.Bounds // of the lines; without width where there is none
	Lanes         []model.Bounds
	Width, Height float64
}

// Sizes of the drawing, in pixels, near those that bpmn-js itself uses.
const (
	rowHeight   = 110.0
	padding     = 20.0 // of a lane, above and below its rows together
	least       = 120.0
	gap         = 46.0 // between columns
	slot        = 12.0 // between two lines in one channel
	corridor    = 20.0 // between two lines in one corridor
	margin      = 30.0 // before the first column and behind the last
	labelHeight = 14.0 // of one line of text
)

// Of draws boxes and lines in a number of lanes. The first box is where the flow begins. The same input yields the same drawing.
func Of(boxes []Box, lines []Line, lanes int) *Drawing {
	p := &plan{boxes: boxes, lines: lines, lanes: max(lanes, 1)}
	p.layers()
	p.rows()
	p.routes()
	p.across()
	p.along()
	return p.draw()
}

// plan is a drawing on its way.
type plan struct {
	boxes []Box
	lines []Line
	lanes int

	back   []bool // by line: it leads back to an earlier column
	layer  []int  // by box: its column
	track  []int  // by box: its row within the lane
	tracks []int  // by lane: how many rows it has
	first  []int  // by lane: its first row among all
	at     map[cell]int
	depth  int // number of columns

	route     []route
	runs      map[int][]run // by row: lines that run along it
	corridors [][][]run     // by lane: the lines of its corridors, each with what runs along it

	rowY, corridorY []float64 // by row: its middle; by lane: its first corridor
	laneY, laneH    []float64
	columnX         []float64 // by column: its middle
	columnW         []float64
	channelX        [][]float64 // by channel, 0 before the first column: the places of its lines
	slots           [][]request
}

// cell is a place on the grid.
type cell struct{ row, column int }

// run is a stretch of a row or corridor, from column to column, both included.
type run struct{ from, to, line int }

// layers opens the loops and gives every box its column.
func (p *plan) layers() {
	out := make([][]int, len(p.boxes))
	for i, l := range p.lines {
		out[l.From] = append(out[l.From], i)
	}
	p.back = make([]bool, len(p.lines))
	state := make([]uint8, len(p.boxes)) // 0 new, 1 on the way, 2 done
	var order []int                      // done, the last first
	for start := range p.boxes {
		if state[start] != 0 {
			continue
		}
		type visit struct{ box, next int }
		state[start] = 1
		for stack := []visit{{start, 0}}; len(stack) > 0; {
			top := &stack[len(stack)-1]
			if top.next == len(out[top.box]) {
				state[top.box] = 2
				order = append(order, top.box)
				stack = stack[:len(stack)-1]
				continue
			}
			i := out[top.box][top.next]
			top.next++
			switch to := p.lines[i].To; state[to] {
			case 0:
				state[to] = 1
				stack = append(stack, visit{to, 0})
			case 1:
				p.back[i] = true
			}
		}
	}
	p.layer = make([]int, len(p.boxes))
	for _, box := range slices.Backward(order) {
		for _, i := range out[box] {
			if to := p.lines[i].To; !p.back[i] {
				p.layer[to] = max(p.layer[to], p.layer[box]+1)
			}
		}
		p.depth = max(p.depth, p.layer[box]+1)
	}
}

// rows gives every box its row, column by column.
func (p *plan) rows() {
	in := make([][]int, len(p.boxes))
	child := make([]int, len(p.lines)) // the how-manieth way out of its box, in the same lane
	out := make([][2]int, len(p.boxes))
	for i, l := range p.lines {
		if p.back[i] {
			continue
		}
		in[l.To] = append(in[l.To], i)
		if p.boxes[l.From].Lane == p.boxes[l.To].Lane {
			child[i] = out[l.From][0]
			out[l.From][0]++
		}
	}
	columns := make([][]int, p.depth)
	for box, layer := range p.layer {
		columns[layer] = append(columns[layer], box)
	}
	p.track, p.tracks = make([]int, len(p.boxes)), make([]int, p.lanes)
	for _, column := range columns {
		p.place(column, in, child)
	}
	p.first = make([]int, p.lanes+1)
	for lane, n := range p.tracks {
		p.first[lane+1] = p.first[lane] + max(n, 1)
	}
	p.at = map[cell]int{}
	for box := range p.boxes {
		p.at[cell{p.row(box), p.layer[box]}] = box
	}
}

// place settles one column: the boxes that want the upper rows first.
func (p *plan) place(column []int, in [][]int, child []int) {
	wish := map[int]int{}
	for _, box := range column {
		wish[box] = -1
		for _, i := range in[box] {
			from := p.lines[i].From
			if p.boxes[from].Lane != p.boxes[box].Lane {
				continue
			}
			row := p.track[from]
			if len(in[box]) == 1 { // a branch stands beside its siblings; what joins branches stands on the first
				row += child[i]
			}
			if wish[box] < 0 || row < wish[box] {
				wish[box] = row
			}
		}
		wish[box] = max(wish[box], 0)
	}
	slices.SortStableFunc(column, func(a, b int) int { return wish[a] - wish[b] })
	taken := make([]map[int]bool, p.lanes)
	for _, box := range column {
		lane := p.boxes[box].Lane
		if taken[lane] == nil {
			taken[lane] = map[int]bool{}
		}
		row := wish[box]
		for taken[lane][row] {
			row++
		}
		row = p.compact(lane, row, taken[lane])
		taken[lane][row] = true
		p.track[box] = row
		p.tracks[lane] = max(p.tracks[lane], row+1)
	}
}

// compact keeps a lane from growing rows that nothing stands in.
func (p *plan) compact(lane, row int, taken map[int]bool) int {
	for row > p.tracks[lane] && !taken[row-1] {
		row--
	}
	return row
}

// row is a box's row among those of all lanes.
func (p *plan) row(box int) int { return p.first[p.boxes[box].Lane] + p.track[box] }
