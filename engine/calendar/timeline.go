package calendar

import (
	"fmt"
	"math"
	"sort"
)

// Never is later than every instant.
const Never = math.MaxInt64

// Timeline is a calendar along an axis of instants: nanoseconds since an origin,
// from 0 up to 292 years. It does not change, may be shared, and its methods
// allocate nothing. An instant before the origin is a mistake of the caller and panics.
type Timeline struct {
	segments []segment
	open     uint64 // all open time
	always   bool
}

// segment is a stretch along which one pattern goes on undisturbed.
type segment struct {
	start    uint64
	end      uint64
	position uint64 // in the pattern, at the start
	worked   uint64 // by the pattern before the start
	before   uint64 // open time of the timeline before the start
	pattern  *pattern
}

func (s *segment) at(instant uint64) uint64 { return instant - s.start + s.position }

// passed is the open time of the timeline before an instant of the segment.
func (s *segment) passed(instant uint64) uint64 {
	return s.pattern.worked(s.at(instant)) - s.worked + s.before
}

// Always says whether no moment is closed.
func (t *Timeline) Always() bool { return t.always }

// Open says whether there is work at an instant: at the closing time there is not.
func (t *Timeline) Open(at int64) bool {
	if t.always {
		return true
	}
	s := t.segment(at)
	return s.pattern.isOpen(s.at(uint64(at)))
}

// Next is the first open instant from at on, or Never.
func (t *Timeline) Next(at int64) int64 {
	if t.always || at == Never {
		return at
	}
	return t.after(t.passed(at))
}

// Until is when the open period that holds at ends, or Never. Where at is closed
// it is at itself.
func (t *Timeline) Until(at int64) int64 {
	if t.always {
		return Never
	}
	i := t.index(at)
	for instant := uint64(at); ; {
		s := &t.segments[i]
		switch {
		case !s.pattern.isOpen(s.at(instant)):
			return int64(instant)
		case !s.pattern.full():
			instant += s.pattern.closes(s.at(instant)) - s.at(instant)
		default:
			instant = s.end
		}
		if instant < s.end {
			return int64(instant)
		}
		instant = s.end
		if i++; i == len(t.segments) {
			return Never
		}
	}
}

// Period says whether there is work at an instant, and until when that stays so:
// Until of an open instant, Next of a closed one, at about the cost of Open alone.
func (t *Timeline) Period(at int64) (open bool, till int64) {
	if t.always {
		return true, Never
	}
	s := t.segment(at)
	moment := s.at(uint64(at)) % weekLength
	span := s.pattern.span(moment)
	from, to := s.pattern.from[span], s.pattern.to[span]
	open, change := moment >= from, to
	if !open {
		change = from
	}
	if change < weekLength { // what goes on into the next week, or changes with the segment, is looked up
		if at := uint64(at) - moment + change; at < s.end {
			return open, int64(at)
		}
	}
	if open {
		return true, t.Until(at)
	}
	return false, t.Next(at)
}

// Add is when as much open time after at has passed as the work takes, or Never.
// Work that ends when a shift does ends then, not at the next opening; no work
// ends at once, open or not.
func (t *Timeline) Add(at, work int64) int64 {
	if work < 0 {
		panic(fmt.Sprintf("calendar: %d ns of work", work))
	}
	switch {
	case work == 0 || at == Never:
		return at
	case t.always:
		if work >= Never-at {
			return Never
		}
		return at + work
	}
	// The work is done one nanosecond after its last nanosecond begins.
	last := t.after(t.passed(at) + uint64(work) - 1)
	if last == Never {
		return Never
	}
	return last + 1
}

// Worked is the open time from one instant to another; it is negative if they
// are the wrong way round.
func (t *Timeline) Worked(from, to int64) int64 {
	if t.always {
		return to - from
	}
	return int64(t.passed(to)) - int64(t.passed(from))
}

// passed is the open time before an instant.
func (t *Timeline) passed(at int64) uint64 { return t.segment(at).passed(uint64(at)) }

// after is the open instant with so much open time before it, or Never.
func (t *Timeline) after(open uint64) int64 {
	if open >= t.open {
		return Never
	}
	i := sort.Search(len(t.segments), func(i int) bool { return t.segments[i].before > open }) - 1
	s := &t.segments[i]
	return int64(s.pattern.after(open-s.before+s.worked) - s.position + s.start)
}

func (t *Timeline) segment(at int64) *segment { return &t.segments[t.index(at)] }

// index is that of the segment that holds an instant.
func (t *Timeline) index(at int64) int {
	if at < 0 {
		panic(fmt.Sprintf("calendar: instant %d before the origin", at))
	}
	low, high := 0, len(t.segments) // the first starts at 0
	for high-low > 1 {
		if middle := int(uint(low+high) / 2); t.segments[middle].start > uint64(at) {
			high = middle
		} else {
			low = middle
		}
	}
	return low
}
