package plot

import (
	"math"

	"sandtable/engine/figure"
)

// Histogram is how often something fell where, with marks that are named.
type Histogram struct {
	Title  string
	From   []float64 // where each bin begins
	To     []float64 // and ends
	Count  []int64
	Marks  []Mark
	Ticks  func(from, to float64) []float64 // where the axis is labelled; nil: at round numbers
	Label  func(float64) string             // what stands there
	Amount string                           // what is counted
}

// Mark is a place on the axis that has a name.
type Mark struct {
	At    float64
	Label string
}

// Picture draws it.
func (h Histogram) Picture() Picture {
	const left, right, top, bottom, height = 52.0, Width - 12, 46.0, 196.0, 226.0
	c := &canvas{}
	if len(h.Count) == 0 {
		return c.done(h.Title, 1)
	}
	from, to := h.From[0], h.To[len(h.To)-1]
	x := func(v float64) float64 { return left + float64((v-from)/(to-from)*(right-left)) }
	highest := int64(1)
	for _, n := range h.Count {
		highest = max(highest, n)
	}
	step := max(1, above(float64(highest)/4))
	full := math.Ceil(float64(highest)/step) * step
	y := func(n float64) float64 { return bottom - float64(n/full*(bottom-top)) }
	for n := 0.0; n <= full; n += step {
		c.line(left, y(n), right, y(n), grid, "")
		c.text(left-6, y(n)+4, "end", quiet, figure.Number(n, 0))
	}
	c.text(left-46, top-32, "start", quiet, h.Amount)
	for i, n := range h.Count {
		if n > 0 {
			c.rect(x(h.From[i])+0.5, y(float64(n)), max(0.5, x(h.To[i])-x(h.From[i])-1), bottom-y(float64(n)), Colours[0])
		}
	}
	c.line(left, bottom, right, bottom, quiet, "")
	h.axis(c, x, from, to, bottom)
	h.marks(c, x, from, to, top, bottom)
	return c.done(h.Title, height)
}

func (h Histogram) axis(c *canvas, x func(float64) float64, from, to, bottom float64) {
	end := math.Inf(-1)
	for _, at := range h.ticks(from, to) {
		label := h.Label(at)
		half := long(label) / 2
		c.line(x(at), bottom, x(at), bottom+4, quiet, "")
		if middle := min(x(at), Width-2-half); middle-half > end+6 {
			c.text(middle, bottom+18, "middle", quiet, label)
			end = middle + half
		}
	}
}

func (h Histogram) ticks(from, to float64) []float64 {
	if h.Ticks != nil {
		return h.Ticks(from, to)
	}
	step := above((to - from) / 6)
	var all []float64
	for at := math.Ceil(from/step) * step; at <= to; at += step {
		all = append(all, at)
	}
	return all
}

// marks are dashed lines; names that would meet are written one below the other.
func (h Histogram) marks(c *canvas, x func(float64) float64, from, to, top, bottom float64) {
	end, row := math.Inf(-1), 0
	for _, m := range h.Marks {
		if m.At < from || m.At > to {
			continue
		}
		wide := long(m.Label)
		at, anchor, begin := x(m.At)+4, "start", x(m.At)+4
		if at+wide > Width-2 {
			at, anchor, begin = x(m.At)-4, "end", x(m.At)-4-wide
		}
		if begin < end+8 {
			row++
		} else {
			row = 0
		}
		end = max(end, begin+wide)
		y := top - 18 + float64(row)*13
		c.line(x(m.At), y-8, x(m.At), bottom, "#d55e00", ` stroke-dasharray="4 3"`)
		c.text(at, y, anchor, ink, m.Label)
	}
}

// Times are round lengths of time between two, in seconds, at most eight or so: where an axis is labelled.
func Times(from, to float64) []float64 {
	const minute, hour, day = 60.0, 3600.0, 86400.0
	step := above((to - from) / 7)
	for _, round := range []float64{1, 2, 5, 10, 15, 30, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 6 * hour, 12 * hour,
		day, 2 * day, 5 * day, 7 * day, 14 * day, 28 * day, 56 * day, 91 * day, 182 * day, 365 * day} {
		if round >= (to-from)/7 {
			step = round
			break
		}
	}
	var all []float64
	for at := math.Ceil(from/step) * step; at <= to; at += step {
		all = append(all, at)
	}
	return all
}
