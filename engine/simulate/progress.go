package simulate

import "sync/atomic"

// Progress is how far a simulation is.
type Progress struct {
	Cases                              int64 // completed in all replications so far
	Replications, ReplicationsExpected int
	part                               float64
}

// Fraction is the part of the work that is done, 0 to 1.
func (p Progress) Fraction() float64 { return p.part }

// meter adds up the progress of replications that run side by side.
type meter struct {
	tell     func(Progress)
	expected int
	parts    atomic.Int64 // millionths of a replication
	cases    atomic.Int64
	finished atomic.Int64
}

func newMeter(replications int, o Options) *meter {
	return &meter{tell: o.Progress, expected: replications}
}

// reported is what a replication has told the meter already.
type reported struct{ part, cases int64 }

const whole = 1_000_000

// report tells how far a replication is. It is called every few thousand events.
func (m *meter) report(r *replication, over bool) {
	if m == nil || m.tell == nil {
		return
	}
	part := r.part()
	if over {
		part = whole
		m.finished.Add(1)
	}
	parts := m.parts.Add(part - r.told.part)
	cases := m.cases.Add(r.sample.completed - r.told.cases)
	r.told = reported{part, r.sample.completed}
	m.tell(Progress{Cases: cases, Replications: int(m.finished.Load()), ReplicationsExpected: m.expected,
		part: min(1, float64(parts)/whole/float64(m.expected))})
}

// part is how much of the replication is played, in millionths.
func (r *replication) part() int64 {
	part := 0.0
	if r.limit < never {
		part = float64(r.sample.completed) / float64(r.limit)
	}
	if r.until < never {
		part = max(part, float64(r.now)/float64(r.until))
	}
	return int64(part * whole)
}
