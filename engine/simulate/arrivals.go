package simulate

import (
	"sandtable/engine/compile"
	"sandtable/engine/random"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// stream is the cases that come to one start event.
type stream struct {
	cases   int64 // so far
	perHour float64
	from    int64 // since when the rate holds
	till    int64 // until when
}

// planArrival puts on the agenda when the next case of a stream comes. Where there are
// enough, it is only noted when it would have come, and the horizon where that is later.
func (r *replication) planArrival(i int32, after int64) {
	at := r.drawArrival(i, after)
	if r.sample.started >= r.limit {
		r.sample.next = min(r.sample.next, at)
		return
	}
	if at != never && at > r.until {
		r.sample.next = min(r.sample.next, r.until)
	}
	if at == never || at > r.until || r.tooLong(at) {
		return
	}
	r.agenda.plan(at, arriving, i, 0)
}

// drawArrival draws when the next case of a stream comes; never: none does.
func (r *replication) drawArrival(i int32, after int64) int64 {
	a := &r.program.Arrivals[i]
	at := int64(never)
	if a.Known != nil {
		if next := r.streams[i].cases; next < int64(len(a.Known)) {
			at = max(after, a.Known[next].At)
		}
	} else {
		u := r.stream.Uniform(random.Draw{Case: r.caseKey(i), Element: a.Draw, Purpose: random.Arrival})
		at = r.nextArrival(i, a, after, a.Every.Quantile(u))
	}
	return at
}

// nextArrival is when a case comes, a drawn gap after another.
func (r *replication) nextArrival(i int32, a *compile.Arrival, after int64, gap float64) int64 {
	if a.Rate != nil {
		return r.byRate(&r.streams[i], a.Rate, after, gap)
	}
	long := r.nanoseconds(gap)
	if a.Timeline.Always() {
		return after + long
	}
	if a.Closed == scenario.Pause {
		return a.Timeline.Next(a.Timeline.Add(after, long))
	}
	return a.Timeline.Next(after + long)
}

// byRate is when as many cases as the gap were due by the rate.
func (r *replication) byRate(s *stream, rate *compile.Rate, at int64, due float64) int64 {
	const hour = 3600 * 1e9
	for at < longest {
		if at >= s.till || at < s.from {
			s.from = at
			s.perHour, s.till = rate.At(at)
		}
		if s.perHour > 0 {
			if long := due / s.perHour * hour; s.till == never || long < float64(s.till-at) {
				return at + r.nanoseconds(long/1e9)
			}
			due -= float64(s.perHour * (float64(s.till-at) / hour))
			due = max(due, 0)
		}
		if s.till == never || s.till > r.until {
			return never
		}
		at = s.till
	}
	return never
}

// caseKey names the next case of a stream in its draws.
func (r *replication) caseKey(i int32) uint64 {
	return uint64(r.program.Arrivals[i].Draw)<<32 | uint64(uint32(r.streams[i].cases))
}

// arrive starts a case and plans the one after it.
func (r *replication) arrive(i int32) {
	if r.sample.started >= r.limit {
		r.sample.next = min(r.sample.next, r.now)
		return // another stream brought the last one
	}
	a := &r.program.Arrivals[i]
	key, number := r.caseKey(i), r.streams[i].cases
	r.streams[i].cases++
	var known []compile.Assignment
	if a.Known != nil {
		known = a.Known[number].Data
	}
	c := r.startCase(key, a.At[0], known)
	r.planArrival(i, r.now)
	if r.fault == nil {
		r.fail(r.game.Start(c, a.At...))
	}
}

// Began says which case an instance belongs to that a message or signal has begun in a
// pool: its sender's; one of its own for a signal from outside, unless there are enough
// cases. It is called by the game.
func (r *replication) Began(sender token.Case, start token.NodeID) token.Case {
	if sender != token.None {
		if r.observe != nil {
			r.tellEvent(sender, start, eventOf(r.program.Net, start), r.now)
		}
		return sender
	}
	if r.sample.started >= r.limit {
		return token.None
	}
	r.begunBySignal++
	const apart = 1 << 31 // from those that arrive there
	return r.startCase(uint64(r.program.Draws[start])<<32|apart|r.begunBySignal, start, nil)
}
