package random

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Bin is an interval and how often a value falls into it, in proportion to the
// other bins.
type Bin struct{ From, To, Weight float64 }

// Histogram is a bin by its weight, and any value of the bin as likely as another.
type Histogram struct {
	bins           []Bin // ascending, all of some weight
	ladder         ladder
	mean, variance float64
}

// NewHistogram needs From < To in every bin, bins that do not overlap, and
// weights of which none is negative and one is positive. There may be gaps.
func NewHistogram(bins []Bin) (*Histogram, error) {
	h := &Histogram{}
	for _, b := range bins {
		if err := finite(parameter{"bins", b.From}, parameter{"bins", b.To}, parameter{"bins", b.Weight}); err != nil {
			return nil, err
		}
		if !(b.To-b.From >= smallest) {
			return nil, wrong("bins", "every bin must end after it begins", "每个区间的上限必须大于下限")
		}
		if b.Weight < 0 {
			return nil, wrong("bins", "weights must not be negative", "权重不能为负数")
		}
		if b.Weight >= smallest {
			h.bins = append(h.bins, b)
		}
	}
	if len(h.bins) == 0 {
		return nil, wrong("bins", "needs at least one bin with a weight above zero", "至少需要一个权重大于零的区间")
	}
	slices.SortStableFunc(h.bins, func(a, b Bin) int { return cmp.Compare(a.From, b.From) })
	weights := make([]float64, len(h.bins))
	for i, b := range h.bins {
		if i > 0 && b.From < h.bins[i-1].To {
			return nil, wrong("bins", "bins must not overlap", "各区间不能重叠")
		}
		weights[i] = b.Weight
	}
	h.ladder = newLadder(weights)
	h.mean, h.variance = h.moments(0, 1)
	return h, nil
}

// Mean is that of the bins' middles by their weights.
func (h *Histogram) Mean() float64 { return h.mean }

// Variance is that between the bins and that within them.
func (h *Histogram) Variance() float64 { return h.variance }

// CDF rises evenly within every bin.
func (h *Histogram) CDF(x float64) float64 {
	i := sort.Search(len(h.bins), func(i int) bool { return h.bins[i].To > x })
	if i == len(h.bins) {
		return 1
	}
	b, below := h.bins[i], h.ladder.below(i)
	share := max(0, (x-b.From)/(b.To-b.From))
	return below + float64(share*(h.ladder.upTo[i]-below))
}

// Quantile is the place in the bin at which the weights reach the share p.
func (h *Histogram) Quantile(p float64) float64 {
	i := h.ladder.find(p)
	return h.place(i, p)
}

func (h *Histogram) place(i int, p float64) float64 {
	b, below := &h.bins[i], h.ladder.below(i)
	share := (p - below) / (h.ladder.upTo[i] - below)
	return within(b.From+float64(share*(b.To-b.From)), b.From, b.To)
}

// moments adds what varies within a bin, width²/12, to what varies between them.
func (h *Histogram) moments(lo, hi float64) (mean, variance float64) {
	n := len(h.bins)
	weight := func(i int) float64 { return h.ladder.chance(i, lo, hi) }
	ends := func(i int) (from, to float64) {
		if weight(i) == 0 {
			return h.bins[i].From, h.bins[i].To
		}
		return h.place(i, math.Max(lo, h.ladder.below(i))), h.place(i, math.Min(hi, h.ladder.upTo[i]))
	}
	mean, between := momentsOf(n, func(i int) float64 { from, to := ends(i); return from + float64((to-from)/2) }, weight)
	inside, _ := momentsOf(n, func(i int) float64 { from, to := ends(i); return float64((to-from)*(to-from)) / 12 }, weight)
	return mean, between + inside
}
