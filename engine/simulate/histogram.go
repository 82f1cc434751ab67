package simulate

import "math/bits"

// histogram counts non-negative integers in bins whose width is at most 1/128 of
// their values: exact below 256, within 0.4 % of the middle of its bin above. It is
// the layout of Gil Tene's HdrHistogram. Merging two is exact, whatever the order,
// which no sketch built on floating-point logarithms can promise on every machine.
type histogram struct {
	pages [histogramPages]*[pageSize]int64
}

const (
	pageBits       = 7
	pageSize       = 1 << pageBits
	histogramPages = 64 - pageBits + 1
)

// bin is the number of the bin that holds v.
func bin(v int64) int {
	e := bits.Len64(uint64(v)) - (pageBits + 1)
	if e <= 0 {
		return int(v)
	}
	return e<<pageBits + int(uint64(v)>>e)
}

// middle is the middle of a bin.
func middle(bin int) int64 {
	e := bin>>pageBits - 1
	if e <= 0 {
		return int64(bin)
	}
	low := int64(bin-e<<pageBits) << e
	return low + (int64(1)<<e)/2
}

// add counts v, weight times.
func (h *histogram) add(v, weight int64) {
	b := bin(v)
	page := h.pages[b>>pageBits]
	if page == nil {
		page = new([pageSize]int64)
		h.pages[b>>pageBits] = page
	}
	page[b&(pageSize-1)] += weight
}

func (h *histogram) merge(other *histogram) {
	for i, page := range other.pages {
		if page == nil {
			continue
		}
		if h.pages[i] == nil {
			h.pages[i] = new([pageSize]int64)
		}
		for j, count := range page {
			h.pages[i][j] += count
		}
	}
}

func (h *histogram) reset() {
	for _, page := range h.pages {
		if page != nil {
			clear(page[:])
		}
	}
}

// each visits the bins that hold something, smallest first, by their middle.
func (h *histogram) each(visit func(value, weight int64) bool) {
	for i, page := range h.pages {
		if page == nil {
			continue
		}
		for j, count := range page {
			if count > 0 && !visit(middle(i<<pageBits+j), count) {
				return
			}
		}
	}
}
