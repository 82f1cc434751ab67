package random

// PERT is the beta distribution of three estimates: the least, the likeliest and
// the most. Malcolm, Roseboom, Clark and Fazar, "Application of a technique for
// research and development program evaluation", Operations Research 7 (1959),
// with the usual weight of 4 for the likeliest.
type PERT struct{ Beta }

// NewPERT needs min ≤ mode ≤ max and min < max. The mean is (min+4·mode+max)/6.
func NewPERT(min, mode, max float64) (*PERT, error) {
	if err := modeWithin(min, mode, max); err != nil {
		return nil, err
	}
	width := max - min
	a := 1 + float64(4*((mode-min)/width))
	b := 1 + float64(4*((max-mode)/width))
	return &PERT{*newBeta(min, width, a, b)}, nil
}
