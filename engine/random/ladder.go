package random

// ladder finds which of many outcomes a probability falls on, in constant time on
// average: the "guide table" of Chen and Asau, "On generating random variates from
// an empirical distribution", AIIE Transactions 6 (1974), pages 163–166.
type ladder struct {
	upTo  []float64 // chance of this outcome or one before it; the last is 1
	guide []int32   // where to start looking, for p in [g/n, (g+1)/n)
}

// newLadder has an outcome for each weight; at least one of them is above zero.
func newLadder(weights []float64) ladder {
	n := len(weights)
	l := ladder{make([]float64, n), make([]int32, n+1)}
	sum := 0.0
	for i, w := range weights {
		sum += w
		l.upTo[i] = sum
	}
	for i := range l.upTo {
		l.upTo[i] /= sum
	}
	for g, i := 0, 0; g <= n; g++ {
		for l.upTo[i] < float64(g)/float64(n) {
			i++
		}
		l.guide[g] = int32(i)
	}
	return l
}

// find is the first outcome up to which the chance is at least p.
func (l *ladder) find(p float64) int {
	i := int(l.guide[int(float64(p*float64(len(l.upTo))))])
	for l.upTo[i] < p {
		i++
	}
	for i > 0 && l.upTo[i-1] >= p { // the product above was rounded
		i--
	}
	return i
}

// below is the chance of an outcome before i.
func (l *ladder) below(i int) float64 {
	if i == 0 {
		return 0
	}
	return l.upTo[i-1]
}

// chance is that of outcome i, as far as it lies between two probabilities.
func (l *ladder) chance(i int, lo, hi float64) float64 {
	return max(0, min(l.upTo[i], hi)-max(l.below(i), lo))
}
