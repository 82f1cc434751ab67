package random

// stirling is log Γ(a) less Stirling's formula (a-½)·log a - a + ½·log 2π, for
// a > 0: DLMF 5.11.1, and below 10 by Γ(a) = Γ(a+1)/a.
func stirling(a float64) float64 {
	sum := 0.0
	for ; a < 10; a++ {
		sum += float64((a+0.5)*log1p(1/a)) - 1
	}
	r := 1 / float64(a*a)
	series := step(-691.0/360360, r, 1.0/1188)
	series = step(series, r, -1.0/1680)
	series = step(series, r, 1.0/1260)
	series = step(series, r, -1.0/360)
	series = step(series, r, 1.0/12)
	return sum + series/a
}

// halfLogTwoPi is ½·log 2π.
const halfLogTwoPi = 0.91893853320467274178032973640561763986139747363778

// logGamma is log Γ(a), for a > 0, to about 10⁻¹⁵ absolutely while a is small.
func logGamma(a float64) float64 {
	return float64((a-0.5)*log(a)) - a + halfLogTwoPi + stirling(a)
}
