package simulate

// Buckets is into how many equal parts a run is divided at most. 168 hours are a week.
const Buckets = 168

// film keeps levels over the time of a run in buckets of equal width, one row for each
// level. How long a run will be is not known beforehand: when the buckets run out, their
// width goes up to the next that people count time by, and neighbours become one. Areas
// are integers and each width divides the next, so the film is the same as if it had
// been kept at its last width from the start.
type film struct {
	rung  int    // the width is widths[rung]
	rows  int    // levels
	cells []Area // by row, then bucket
}

const (
	oneSecond = 1_000_000_000
	oneMinute = 60 * oneSecond
	oneHour   = 60 * oneMinute
	oneDay    = 24 * oneHour
)

// widths are those of buckets, in nanoseconds. With the last they hold more than the
// longest run.
var widths = [...]int64{
	1e6, 5e6, 10e6, 50e6, 100e6, 500e6, oneSecond, 5 * oneSecond, 15 * oneSecond, oneMinute, 5 * oneMinute, 15 * oneMinute,
	oneHour, 2 * oneHour, 4 * oneHour, 12 * oneHour, oneDay, 7 * oneDay, 14 * oneDay, 28 * oneDay, 84 * oneDay, 168 * oneDay, 336 * oneDay, 672 * oneDay,
}

func newFilm(rows int) film { return film{rows: rows, cells: make([]Area, rows*Buckets)} }

// reset empties the film. It stays as wide as it is: what is to be merged with what was on
// it before will be as wide in the end, and growing to it again would take time.
func (f *film) reset() { clear(f.cells) }

func (f *film) width() int64 { return widths[f.rung] }

// row is one level, by bucket.
func (f *film) row(i int) []Area { return f.cells[i*Buckets : (i+1)*Buckets] }

// widen makes the buckets at least so wide.
func (f *film) widen(rung int) {
	if rung <= f.rung {
		return
	}
	for i := range f.rows {
		coarsen(f.row(i), int(widths[rung]/widths[f.rung]))
	}
	f.rung = rung
}

// coarsen puts each so many neighbours together.
func coarsen(row []Area, neighbours int) {
	to, left := 0, neighbours
	for i, a := range row {
		if !a.IsZero() {
			row[i] = Area{}
			row[to].merge(a)
		}
		if left--; left == 0 {
			to, left = to+1, neighbours
		}
	}
}

// cover makes room for a moment.
func (f *film) cover(at int64) {
	rung := f.rung
	for at/Buckets >= widths[rung] { // the product might be too large
		rung++
	}
	f.widen(rung)
}

// spread puts so many things from one moment to another into the buckets that they fall into.
func (f *film) spread(row []Area, things, from, till int64) {
	width := f.width()
	for b := from / width; from < till; b++ {
		end := min(till, (b+1)*width)
		row[b].add(things, end-from)
		from = end
	}
}

// merge takes in another film of the same levels; both are then as wide as the wider one.
func (f *film) merge(o *film) {
	f.widen(o.rung)
	o.widen(f.rung)
	for i, a := range o.cells {
		if !a.IsZero() {
			f.cells[i].merge(a)
		}
	}
}
