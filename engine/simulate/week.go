package simulate

import "time"

// Hours is how many hours a week has. The first is that of Monday from 00:00 on.
const Hours = 168

// Week is what lies under a level, by hour of the week on the scenario's clock. The sum
// of its hours is exactly what lies under the level in all.
type Week struct {
	some  bool // otherwise there is nothing to add up or to forget
	part  [Hours]Area
	whole [Hours + 1]int64 // by how many more things went on through this whole hour than through the one before
}

// Of is what lies under the level in an hour. It is to be asked of a week that is settled.
func (w *Week) Of(hour int) Area { return w.part[hour] }

// Total is what lies under the level in all.
func (w *Week) Total() Area { return Sum(w.part[:]) }

// through counts so many things for whole hours, one after the other, the first counted from any Monday.
func (w *Week) through(things, first, hours int64) {
	if weeks := hours / Hours; weeks > 0 {
		w.whole[0] += weeks * things
		w.whole[Hours] -= weeks * things
	}
	from, till := first%Hours, first%Hours+hours%Hours
	w.whole[from] += things
	if till > Hours {
		w.whole[Hours] -= things
		w.whole[0] += things
		till -= Hours
	}
	w.whole[till] -= things
}

func (w *Week) reset() {
	if w.some {
		*w = Week{}
	}
}

// settle puts the whole hours to the parts of hours.
func (w *Week) settle() {
	if !w.some {
		return
	}
	things := int64(0)
	for hour := range w.part {
		things += w.whole[hour]
		w.part[hour].add(things, oneHour)
	}
	w.whole = [Hours + 1]int64{}
}

// merge takes in another week that is settled.
func (w *Week) merge(o *Week) {
	if !o.some {
		return
	}
	w.some = true
	for hour := range w.part {
		w.part[hour].merge(o.part[hour])
	}
}

// without takes a part of a week out of it; both are settled.
func (w *Week) without(part *Week) {
	if !part.some {
		return
	}
	for hour := range w.part {
		w.part[hour].less(part.part[hour])
	}
}

// mergeTimes takes in another week that is settled, so many times.
func (w *Week) mergeTimes(o *Week, times int64) {
	if !o.some {
		return
	}
	w.some = true
	for hour := range w.part {
		w.part[hour].mergeTimes(o.part[hour], times)
	}
}

// stretch is a part of a run along which the clock is not put forward or back.
type stretch struct {
	from, till int64
	ahead      int64 // what to add to a moment for the time since some Monday 00:00 on the clock
}

// stretches are those from a moment on, until so many nanoseconds later.
func stretches(start time.Time, until int64) []stretch {
	_, first := start.Zone()
	clock := time.Duration(start.Hour())*time.Hour + time.Duration(start.Minute())*time.Minute +
		time.Duration(start.Second())*time.Second + time.Duration(start.Nanosecond())
	const week = 7 * 24 * time.Hour // one more, for clocks that are put back at once
	ahead := int64(time.Duration((int(start.Weekday())+6)%7)*24*time.Hour + clock + week)
	var all []stretch
	for from, at := int64(0), start; ; {
		_, offset := at.Zone()
		s := stretch{from, never, ahead + int64(offset-first)*oneSecond}
		end := zoneEnd(at)
		if n := len(all); n > 0 && all[n-1].ahead == s.ahead {
			all[n-1].till = never
		} else {
			all = append(all, s)
		}
		if end.IsZero() || end.Sub(start) >= time.Duration(min(until, longest)) {
			return all
		}
		from, at = int64(end.Sub(start)), end
		all[len(all)-1].till = from
	}
}

// zoneEnd is when the clock will next be put forward or back; zero: never. Beyond the transitions listed for a zone,
// ZoneBounds takes a year to have 365 days (see calendar.From); the day after knows better.
func zoneEnd(at time.Time) time.Time {
	_, end := at.ZoneBounds()
	for day := at; !end.IsZero() && !end.After(at); {
		day = day.Add(24 * time.Hour)
		_, end = day.ZoneBounds()
	}
	return end
}
