package simulate

import (
	"math"

	"sandtable/engine/compile"
)

// stint is what somebody has done since the end of the warm-up.
type stint struct {
	by   [pieces]int64 // nanoseconds worked, by kind of work
	over int64         // of these: beyond the shift
	paid int64         // cost of the work
	done int64         // pieces of work brought to an end
}

func (s *stint) merge(o *stint) {
	for k, long := range o.by {
		s.by[k] += long
	}
	s.over += o.over
	s.paid += o.paid
	s.done += o.done
}

// within is the time worked within shifts.
func (s *stint) within() (long int64) {
	for _, by := range s.by {
		long += by
	}
	return long - s.over
}

// credit counts a piece of work for everybody who has brought it to an end.
func (r *replication) credit(it *item) {
	r.crews[it.crew].seats[it.seat].books.done++
	for k := it.team(); k != none; k = r.mates[k].next {
		r.crews[r.mates[k].crew].seats[r.mates[k].seat].books.done++
	}
}

// Staff is what all replications observed of one person.
type Staff struct {
	Utilization          Running         // share of the time on shift spent working, of replications in which there was any
	By                   [pieces]float64 // nanoseconds worked, by kind of work, summed over replications
	Overtime, Paid, Done float64         // summed over replications: nanoseconds, millionths, pieces of work
}

func (s *Staff) take(o *stint, there int64) {
	if there > 0 {
		s.Utilization.add(float64(o.within()) / float64(there))
	}
	for k, long := range o.by {
		s.By[k] += float64(long)
	}
	s.Overtime += float64(o.over)
	s.Paid += float64(o.paid)
	s.Done += float64(o.done)
}

// Running is a mean and an interval of numbers that are not kept.
type Running struct {
	Count   int
	Mean    float64
	squares float64 // of differences from the mean (Welford 1962)
}

func (r *Running) add(v float64) {
	r.Count++
	d := v - r.Mean
	r.Mean += d / float64(r.Count)
	r.squares += float64(d * (v - r.Mean))
}

// HalfWidth is that of the 95 % interval by Student's t; infinite for fewer than two.
func (r *Running) HalfWidth() float64 {
	if r.Count < 2 {
		return math.Inf(1)
	}
	n := float64(r.Count)
	return student(r.Count-1) * math.Sqrt(r.squares/(n-1)) / math.Sqrt(n)
}

// closeStaff adds up what everybody has done, whatever seat it was on.
func (r *replication) closeStaff(id compile.CrewID) {
	clear(r.sample.staff[r.firstPerson[id] : int(r.firstPerson[id])+r.program.Crews[id].Size()])
	for k := range r.crews[id].seats {
		seat := &r.crews[id].seats[k]
		r.sample.staff[r.firstPerson[id]+seat.person].merge(&seat.books)
	}
}
