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

func (f *film) reset() {
	f.rung = 0
	clear(f.cells)
}

func (f *film) width() int64 { return widths[f.rung] }

// row is one level, by bucket.
func (f *film) row(i int) []Area { return f.cells[i*Buckets : (i+1)*Buckets] }

// widen makes the buckets at least so wide.
func (f *film) widen(rung int) {
	for ; f.rung < rung; f.rung++ {
		for i := range f.rows {
			coarsen(f.row(i), int(widths[f.rung+1]/widths[f.rung]))
		}
	}
}

// coarsen puts each so many neighbours together.
func coarsen(row []Area, neighbours int) {
	for i, a := range row {
		row[i] = Area{}
		row[i/neighbours].merge(a)
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
	for i := range f.cells {
		f.cells[i].merge(o.cells[i])
	}
}
