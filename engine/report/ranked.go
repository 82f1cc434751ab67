package report

// ranked sorts by rank, the lowest first; those of the same rank stay as they were. It goes through the bytes of the ranks from the last to the first
// (least-significant-digit radix sort), so that a million take a few hundredths of a second; bytes that are the same in all are passed over.
func ranked(at []int32, rank func(int32) uint64) []int32 {
	type entry struct {
		rank uint64
		at   int32
	}
	now, next := make([]entry, len(at)), make([]entry, len(at))
	var some uint64 // bits that differ
	for i, a := range at {
		now[i] = entry{rank(a), a}
		some |= now[i].rank ^ now[0].rank
	}
	for shift := 0; shift < 64; shift += 8 {
		if some>>shift&0xff == 0 {
			continue
		}
		var starts [256]int
		for _, e := range now {
			starts[e.rank>>shift&0xff]++
		}
		sum := 0
		for digit, n := range starts {
			starts[digit], sum = sum, sum+n
		}
		for _, e := range now {
			digit := e.rank >> shift & 0xff
			next[starts[digit]] = e
			starts[digit]++
		}
		now, next = next, now
	}
	for i, e := range now {
		at[i] = e.at
	}
	return at
}

// signed is the rank of a number that may be negative.
func signed(x int64) uint64 { return uint64(x) ^ 1<<63 }
