package random

// betaTails is the beta distribution of a and b on (0,1), along the distance
// t = logit x - logit m from its mean m = a/(a+b) = 1-n. As in gammaTails, what
// would be large cancels beforehand.
type betaTails struct{ a, b, m, n, constant float64 }

func newBetaTails(a, b float64) betaTails {
	sum := a + b
	constant := float64(log(float64(a/sum*b))/2) - halfLogTwoPi - stirling(a) - stirling(b) + stirling(sum)
	return betaTails{a, b, a / sum, b / sum, constant}
}

// values are x at t, and y, which is 1-x without loss.
func (s betaTails) values(t float64) (x, y float64) {
	if t > 0 {
		e := float64(s.n * exp(-t))
		return s.m / (s.m + e), e / (s.m + e)
	}
	e := float64(s.m * exp(t))
	return e / (s.n + e), s.n / (s.n + e)
}

// logDensity is a·log(x/m) + b·log(y/n) and a constant, where y/n is 1/(1+more)
// and x/m that times eᵗ, or the other way round. It is reckoned from the bound
// that is nearer to the mean, because only that distance is known to full precision.
func (s betaTails) logDensity(t float64) float64 {
	if s.a > s.b {
		s.a, s.b, s.m, s.n, t = s.b, s.a, s.n, s.m, -t
	}
	if more := float64(s.m * expm1(t)); more < 1 {
		return s.constant + float64(s.a*t) - float64((s.a+s.b)*log1p(more))
	}
	return s.constant - float64(s.b*t) - float64((s.a+s.b)*log1p(float64(s.n*expm1(-t))))
}

func (s betaTails) logTails(t float64) (below, above float64) {
	x, y := s.values(t)
	if x < (s.a+1)/(s.a+s.b+2) {
		below = s.logDensity(t) + log(betaFraction(s.a, s.b, x)/s.a)
		return below, logRest(below)
	}
	above = s.logDensity(t) + log(betaFraction(s.b, s.a, y)/s.b)
	return logRest(above), above
}

// betaFraction is the continued fraction DLMF 8.17.22 of the incomplete beta
// function, for x < (a+1)/(a+b+2); Press et al., "Numerical Recipes", §6.4.
func betaFraction(a, b, x float64) float64 {
	c := 1.0
	d := 1 / away(1-float64((a+b)*x)/(a+1))
	product := d
	for i := 1; i < seriesMost; i++ {
		m := float64(i)
		at := a + m + m
		even := float64(float64(m*(b-m))*x) / float64((at-1)*at)
		d = 1 / away(step(even, d, 1))
		c = away(1 + even/c)
		product = float64(product * float64(c*d))
		odd := -float64(float64((a+m)*(a+b+m))*x) / float64(at*(at+1))
		d = 1 / away(step(odd, d, 1))
		c = away(1 + odd/c)
		factor := float64(c * d)
		product = float64(product * factor)
		if settled(factor) {
			break
		}
	}
	return product
}
