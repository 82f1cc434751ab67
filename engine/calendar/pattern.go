package calendar

import (
	"cmp"
	"slices"
)

// pattern is the open time of a week that repeats for ever, reckoned in
// nanoseconds since its beginning. The pattern of a single day has its spans in
// the first 24 hours of such a week.
type pattern struct {
	from, to []uint64 // of each span, in order; one more that begins when the week ends
	before   []uint64 // open time before each span
	open     uint64   // open time in a week
	hour     [hours + 1]uint16
}

const (
	weekLength = uint64(week)
	hourLength = weekLength / hours
	hours      = 7 * 24
)

// newPattern is the pattern of these spans, in any order, overlapping or not.
func newPattern(spans []Span) *pattern {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.From, b.From) })
	p := &pattern{}
	for _, s := range spans {
		from, to := uint64(s.From), uint64(s.To)
		if last := len(p.to) - 1; last >= 0 && from <= p.to[last] {
			p.to[last] = max(p.to[last], to)
			continue
		}
		p.from, p.to = append(p.from, from), append(p.to, to)
	}
	for i := range p.from {
		p.before = append(p.before, p.open)
		p.open += p.to[i] - p.from[i]
	}
	p.from, p.to, p.before = append(p.from, weekLength), append(p.to, 2*weekLength), append(p.before, p.open)
	for h, i := 0, 0; h <= hours; h++ {
		for p.to[i] <= uint64(h)*hourLength {
			i++
		}
		p.hour[h] = uint16(i)
	}
	return p
}

// newDayPattern is the pattern of a single day. An unbroken one goes on for ever,
// so that it merges with unbroken days around it.
func newDayPattern(spans []Span) *pattern {
	p := newPattern(spans)
	if p.open == uint64(day) {
		return newPattern([]Span{{0, week}})
	}
	return p
}

// full says whether there is no closed time.
func (p *pattern) full() bool { return p.open == weekLength }

// span is the first to end after a moment of the week.
func (p *pattern) span(moment uint64) int {
	i := int(p.hour[moment/hourLength])
	for p.to[i] <= moment {
		i++
	}
	return i
}

// isOpen says whether there is work at a position.
func (p *pattern) isOpen(position uint64) bool {
	moment := position % weekLength
	return moment >= p.from[p.span(moment)]
}

// passed is the open time of a week before a moment of it.
func (p *pattern) passed(moment uint64) uint64 {
	i := p.span(moment)
	if moment <= p.from[i] {
		return p.before[i]
	}
	return p.before[i] + moment - p.from[i]
}

// worked is the open time before a position.
func (p *pattern) worked(position uint64) uint64 {
	return position/weekLength*p.open + p.passed(position%weekLength)
}

// after is the position with so much open time before it that is open itself;
// the pattern must have open time.
func (p *pattern) after(open uint64) uint64 {
	weeks := uint64(0)
	if open >= p.open {
		weeks = open / p.open
		open -= weeks * p.open
	}
	return weeks*weekLength + p.moment(open)
}

// moment is the open moment of a week with so much open time before it, which is
// less than that of a week.
func (p *pattern) moment(open uint64) uint64 {
	low, high := 0, len(p.before) // before the first span there is none
	for high-low > 1 {
		if middle := int(uint(low+high) / 2); p.before[middle] > open {
			high = middle
		} else {
			low = middle
		}
	}
	return p.from[low] + open - p.before[low]
}

// closes is the first position at or after an open one that is closed; the
// pattern must not be full.
func (p *pattern) closes(position uint64) uint64 {
	moment := position % weekLength
	end := p.to[p.span(moment)]
	if end == weekLength && p.from[0] == 0 {
		end += p.to[0]
	}
	return position - moment + end
}
