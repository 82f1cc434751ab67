package simulate

// track keeps a level in the film and by hour of the week. What falls into the piece of
// both in which it was last changed is held back as one number, and entered when it comes
// to another piece: most changes then cost two comparisons and a product. The zero value
// keeps nothing.
type track struct {
	held         uint64 // things times nanoseconds: a million for an hour are a fifth of what there is room for
	from, till   int64  // the piece
	bucket, hour int32  // that it lies in
	fine         bool   // counts things, rather than thousandths of them, which are too many to be held back
	axis         *axis
	row          []Area
	week         *Week // nil: only the film
}

// add counts so many things from a moment until now. Where every nanosecond counts, callers
// do the same themselves: see level.step.
func (t *track) add(things, from, now int64) {
	if from >= t.from && now <= t.till {
		t.held += uint64(things) * uint64(now-from)
		return
	}
	t.enter(things, from, now)
}

// enter counts what does not lie in the piece that is held back.
func (t *track) enter(things, from, now int64) {
	x := t.axis
	if x == nil || things == 0 {
		return
	}
	if now > x.till {
		x.move(now)
	}
	if t.from == x.from && t.till == x.till { // begun before: what lies before goes where it belongs
		t.held += uint64(things) * uint64(now-t.from)
		t.scatter(things, from, t.from)
		return
	}
	if from >= t.from && from <= t.till && t.till == x.from { // the commonest: from that piece into the next
		t.held += uint64(things) * uint64(t.till-from)
		from = t.till
	}
	t.settle()
	if t.fine {
		t.from, t.till, t.bucket, t.hour = x.from, x.till, x.bucket, x.hour
		t.held = uint64(things) * uint64(now-max(from, t.from))
		if from >= t.from {
			return
		}
		now = t.from
	}
	t.scatter(things, from, now)
}

// scatter counts things at once, wherever they fall.
func (t *track) scatter(things, from, till int64) {
	if was := &t.axis.was; from >= was.from && till <= was.till {
		t.row[was.bucket].add(things, till-from)
		if t.week != nil {
			t.week.some = true
			t.week.part[was.hour].add(things, till-from)
		}
		return
	}
	t.axis.spread(t.row, things, from, till)
	if from = max(from, t.axis.warm); from < till && t.week != nil {
		t.axis.divide(t.week, things, from, till)
	}
}

// settle enters what is held back, and holds nothing back any more.
func (t *track) settle() {
	if t.held != 0 {
		held := Area{low: t.held}
		t.row[t.bucket].merge(held)
		if t.week != nil {
			t.week.some = true
			t.week.part[t.hour].merge(held)
		}
	}
	t.reset()
}

func (t *track) reset() { t.held, t.from, t.till = 0, never, 0 }
