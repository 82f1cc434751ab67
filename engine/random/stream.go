package random

// Stream is the chance of one replication of a run. It has no state: a draw
// depends on what it is for and on nothing drawn before, so that a change to one
// task, or to who serves whom first, leaves every other draw alone, and any case
// of any replication can be played again by itself.
type Stream struct{ key uint64 }

// NewStream is the chance of a replication, counted from 0, under a seed.
func NewStream(seed uint64, replication int) Stream {
	return Stream{scatter(seed) ^ uint64(replication)<<8}
}

// Purpose keeps apart the draws that one visit of a case to an element needs.
// The values are part of every result, so new ones go at the end. None is 0.
type Purpose uint8

const (
	Arrival    Purpose = iota + 1 // time until the next case
	Branch                        // which way to go
	Service                       // how long the work takes
	Delay                         // how long an event takes to happen
	Attribute                     // data of a case
	Repetition                    // how often to go round, or how many instances
	Failure                       // whether or when something breaks
	Repair                        // how long until it is mended
	Setup                         // how long the preparation takes
	Approval                      // how long the accountable person takes
	Advice                        // how long a consulted person takes
	Reading                       // how long an informed person takes
	Choice                        // which of equal people
)

// Draw names one draw of a stream.
type Draw struct {
	Case    uint64
	Element uint32
	Visit   uint32 // how often the case has been here before
	Purpose Purpose
}

// Uniform is the draw as a number between 0 and 1, never 0 or 1 itself, in steps
// of 2⁻⁵³.
//
// All draws of a stream, and all streams of a seed up to 2⁵⁵ replications, have
// a counter and key of their own.
func (s Stream) Uniform(d Draw) float64 {
	x, _ := philox(d.Case, uint64(d.Element)<<32|uint64(d.Visit), s.key^uint64(d.Purpose))
	return unit(x)
}

// unit maps 64 bits to the open interval (0,1). Zero, one chance in 2⁵³, becomes
// half a step.
func unit(x uint64) float64 {
	const spacing = 1.0 / (1 << 53)
	if k := x >> 11; k != 0 {
		return float64(float64(k) * spacing)
	}
	return spacing / 2
}

// scatter spreads a seed over 64 bits, so that the keys of seeds 1 and 2 have
// nothing in common. It is the finalizer of SplitMix64: Steele, Lea and Flood,
// "Fast splittable pseudorandom number generators", OOPSLA 2014, figure 13.
func scatter(x uint64) uint64 {
	x += 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}
