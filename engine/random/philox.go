package random

import "math/bits"

// philox is Philox2x64-10 of Salmon, Moraes, Dror and Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", SC 2011, §3.3: a keyed bijection of 128-bit
// counters that passes the statistical tests for any keys and counters, however
// regular they are.
func philox(c0, c1, key uint64) (uint64, uint64) {
	const (
		rounds     = 10
		multiplier = 0xD2B74407B1CE6E93
		weyl       = 0x9E3779B97F4A7C15 // the golden ratio
	)
	for range rounds {
		high, low := bits.Mul64(multiplier, c0)
		c0, c1 = high^key^c1, low
		key += weyl
	}
	return c0, c1
}
