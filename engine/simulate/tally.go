package simulate

import "math"

// Tally is what is kept of a quantity that was observed many times: enough for its
// mean, spread and percentiles, in memory that does not grow. Observations are
// non-negative integers: nanoseconds, millionths of the currency, or counts; for a
// quantity over time (see level) each weighs as long as it lasted.
type Tally struct {
	weight   int64   // number of observations, or time
	shift    float64 // the first observation; sums are of what lies beyond it
	sum, sq  float64
	min, max int64
	spread   histogram
	zeros    int64 // observations of 0, the commonest, until the books are closed
}

// count counts one observation, which is in the books once they are closed.
func (t *Tally) count(v int64) {
	if v == 0 {
		t.zeros++
		return
	}
	t.add(v)
}

// close puts what was only counted into the books.
func (t *Tally) close() {
	t.last(0, t.zeros)
	t.zeros = 0
}

// add puts one observation into the books.
func (t *Tally) add(v int64) {
	if t.weight == 0 {
		t.shift, t.min, t.max = float64(v), v, v
	}
	t.weight++
	d := float64(v) - t.shift
	t.sum += d
	t.sq += float64(d * d) // the conversion keeps the product from being fused into the sum
	t.min, t.max = min(t.min, v), max(t.max, v)
	t.spread.add(v, 1)
}

// last counts an observation that held for some time, or was made so many times.
func (t *Tally) last(v, long int64) {
	if long == 0 {
		return
	}
	if t.weight == 0 {
		t.shift, t.min, t.max = float64(v), v, v
	}
	t.weight += long
	d := float64(v) - t.shift
	t.sum += float64(d * float64(long))
	t.sq += float64(float64(d*d) * float64(long))
	t.min, t.max = min(t.min, v), max(t.max, v)
	t.spread.add(v, long)
}

// merge takes in another tally (Chan, Golub and LeVeque 1979, for the squares).
func (t *Tally) merge(o *Tally) {
	if o.weight == 0 {
		return
	}
	if t.weight == 0 {
		t.shift, t.min, t.max = o.shift, o.min, o.max
	}
	n, d := float64(o.weight), o.shift-t.shift
	t.sq += o.sq + float64(2*d*o.sum) + float64(float64(d*d)*n)
	t.sum += o.sum + float64(d*n)
	t.weight += o.weight
	t.min, t.max = min(t.min, o.min), max(t.max, o.max)
	t.spread.merge(&o.spread)
}

func (t *Tally) reset() {
	t.weight, t.shift, t.sum, t.sq, t.min, t.max, t.zeros = 0, 0, 0, 0, 0, 0, 0
	t.spread.reset()
}

// Weight is how many observations there were, or for how many nanoseconds it was observed.
func (t *Tally) Weight() int64 { return t.weight }

// Min is the smallest observation.
func (t *Tally) Min() int64 { return t.min }

// Max is the largest observation.
func (t *Tally) Max() int64 { return t.max }

// Mean is the mean of the observations; NaN without any.
func (t *Tally) Mean() float64 {
	if t.weight == 0 {
		return math.NaN()
	}
	return t.shift + t.sum/float64(t.weight)
}

// SD is the standard deviation of the observations; NaN without any.
func (t *Tally) SD() float64 {
	if t.weight == 0 {
		return math.NaN()
	}
	n := float64(t.weight)
	variance := (t.sq - float64(t.sum*t.sum)/n) / n
	return math.Sqrt(max(0, variance))
}

// Quantile is the value that a share p of the observations does not exceed, within
// 0.4 % of it; NaN without any.
func (t *Tally) Quantile(p float64) float64 {
	if t.weight == 0 {
		return math.NaN()
	}
	rank := int64(math.Ceil(p * float64(t.weight)))
	seen, found := int64(0), t.max
	t.spread.each(func(v, weight int64) bool {
		seen += weight
		found = v
		return seen < rank
	})
	return float64(min(max(found, t.min), t.max))
}

// Each visits the observations binned within 0.4 %, smallest first.
func (t *Tally) Each(visit func(value, weight int64)) {
	t.spread.each(func(v, w int64) bool { visit(v, w); return true })
}

// level is a number that changes over time, such as the length of a queue.
type level struct {
	now   int64
	since int64
	short [64]int64 // how long it had each small value, until the books are closed: those are the commonest
	Tally
	track track
}

// step changes the level by some at a moment.
func (l *level) step(at, by int64) {
	if now, since := l.now, l.since; uint64(now) < uint64(len(l.short)) {
		l.short[now] += at - since
		switch {
		case now == 0:
		case since < l.track.from || at > l.track.till:
			l.track.enter(now, since, at)
		default:
			l.track.held += uint64(now) * uint64(at-since)
		}
	} else {
		l.Tally.last(now, at-since)
		l.track.add(now, since, at)
	}
	l.now += by
	l.since = at
}

// close enters in the books how the level was until now.
func (l *level) close(at int64) {
	l.step(at, 0)
	for value, long := range l.short {
		l.Tally.last(int64(value), long)
	}
	clear(l.short[:])
}

// restart forgets what was before a moment, but for the level itself.
func (l *level) restart(at int64) {
	l.step(at, 0)
	l.Tally.reset()
	clear(l.short[:])
}

func (l *level) reset() {
	l.Tally.reset()
	clear(l.short[:])
	l.now, l.since = 0, 0
}
