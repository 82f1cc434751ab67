package simulate

// axis is the time of a run as its books are divided: into the buckets of its film, and
// into the hours of the week. It remembers the piece of both that it came to last.
type axis struct {
	film
	tracks     []*track
	from, till int64 // the piece; from is not before the warm-up is over
	bucket     int32 // that it lies in
	hour       int32 // that it lies in
	warm       int64 // when the warm-up was over
	was        patch // the one before
	clock      []stretch
	now        int // of clock, where the piece lies
}

// patch is a time that lies in one bucket and in one hour.
type patch struct {
	from, till   int64
	bucket, hour int32
}

func (x *axis) reset() {
	x.was = patch{from: never}
	x.film.reset()
	x.from, x.till, x.now, x.warm = 0, 0, 0, 0
	for _, t := range x.tracks {
		t.reset()
	}
}

// restart lets the weeks forget what was before a moment.
func (x *axis) restart(at int64) {
	x.warm = at
	x.settle()
	for _, t := range x.tracks {
		if t.week != nil {
			t.week.reset()
		}
	}
	x.move(at)
	x.was.from = never // it does not count
}

// settle enters what tracks hold back.
func (x *axis) settle() {
	for _, t := range x.tracks {
		t.settle()
	}
}

// move goes on to the piece that holds a moment, at or after the present piece.
func (x *axis) move(at int64) {
	x.was = patch{x.from, x.till, x.bucket, x.hour}
	if at/Buckets >= x.width() {
		x.settle()
		x.cover(at)
		x.was.from = never // its bucket is another one now
	}
	width := x.width()
	bucket := at / width
	for at >= x.clock[x.now].till {
		x.now++
	}
	s := &x.clock[x.now]
	hour := (at + s.ahead) / oneHour
	x.bucket, x.hour = int32(bucket), int32(hour%Hours)
	x.from = max(bucket*width, hour*oneHour-s.ahead, s.from, x.warm)
	x.till = min((bucket+1)*width, (hour+1)*oneHour-s.ahead, s.till)
}

// at is the hour of the week at a moment that nothing lies behind.
func (x *axis) at(now int64) int32 {
	if now >= x.till {
		x.move(now)
	}
	return x.hour
}

// divide puts so many things from one moment to another into the hours that they fall into.
func (x *axis) divide(w *Week, things, from, till int64) {
	w.some = true
	k := x.now
	for k+1 < len(x.clock) && from >= x.clock[k].till {
		k++
	}
	for from < x.clock[k].from {
		k--
	}
	for ; from < till; k++ {
		s := &x.clock[k]
		end := min(till, s.till)
		a, b := from+s.ahead, end+s.ahead
		first, last := a/oneHour, b/oneHour
		if first == last {
			w.part[first%Hours].add(things, b-a)
		} else {
			w.part[first%Hours].add(things, (first+1)*oneHour-a)
			w.part[last%Hours].add(things, b-last*oneHour)
			if last > first+1 {
				w.through(things, first+1, last-first-1)
			}
		}
		from = end
	}
}
