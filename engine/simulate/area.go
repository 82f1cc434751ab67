package simulate

import "math/bits"

// Area is what lies under a level over time: so many things, times so many nanoseconds.
// It is an exact integer of 128 bits, because a thousand things for a year are more than
// 64 hold, so it does not matter in which order areas are added up.
type Area struct{ high, low uint64 }

// add counts so many things for so long.
func (a *Area) add(things, long int64) {
	high, low := bits.Mul64(uint64(things), uint64(long))
	var carry uint64
	a.low, carry = bits.Add64(a.low, low, 0)
	a.high, _ = bits.Add64(a.high, high, carry)
}

// merge takes in another area.
func (a *Area) merge(o Area) {
	var carry uint64
	a.low, carry = bits.Add64(a.low, o.low, 0)
	a.high, _ = bits.Add64(a.high, o.high, carry)
}

// mergeTimes takes in another area so many times.
func (a *Area) mergeTimes(o Area, times int64) {
	high, low := bits.Mul64(o.low, uint64(times))
	a.merge(Area{high + o.high*uint64(times), low})
}

// less takes a part of an area out of it.
func (a *Area) less(part Area) {
	var borrow uint64
	a.low, borrow = bits.Sub64(a.low, part.low, 0)
	a.high, _ = bits.Sub64(a.high, part.high, borrow)
}

// Float is the area in things times nanoseconds.
func (a Area) Float() float64 { return float64(float64(a.high)*(1<<64)) + float64(a.low) }

// IsZero says whether there was nothing.
func (a Area) IsZero() bool { return a == Area{} }

// Int is the area where it fits into 63 bits.
func (a Area) Int() (int64, bool) { return int64(a.low), a.high == 0 && a.low < 1<<63 }

// Sum is the area of several together.
func Sum(areas []Area) (all Area) {
	for _, a := range areas {
		all.merge(a)
	}
	return all
}
