package random

// gammaTails is the gamma distribution with shape a and mean 1, along t = log x.
// There Γ(a) and the powers of x cancel to Stirling's correction and
// a·(eᵗ - 1 - t), which loses nothing where a is large.
type gammaTails struct{ a, constant float64 }

func newGammaTails(a float64) gammaTails {
	return gammaTails{a, float64(log(a)/2) - halfLogTwoPi - stirling(a)}
}

func (g gammaTails) logDensity(t float64) float64 {
	return g.constant - float64(g.a*(expm1(t)-t))
}

func (g gammaTails) logTails(t float64) (below, above float64) {
	x := float64(g.a * exp(t))
	if x < g.a+1 {
		below = g.logDensity(t) + log(gammaSeries(g.a, x))
		return below, logRest(below)
	}
	above = g.logDensity(t) + log(gammaFraction(g.a, x))
	return logRest(above), above
}

// logRest is log(1 - eᵗ), the other tail.
func logRest(t float64) float64 {
	if t >= 0 { // rounded up
		t = -0x1p-53
	}
	return log(-expm1(t))
}

const (
	seriesEnough = 0x1p-54
	seriesMost   = 10_000_000
)

// gammaSeries is γ(a,x)·eˣ/xᵃ, for x < a+1: DLMF 8.11.4.
func gammaSeries(a, x float64) float64 {
	term := 1 / a
	sum := term
	for n := 1; n < seriesMost && term > float64(sum*seriesEnough); n++ {
		term = float64(term*x) / (a + float64(n))
		sum += term
	}
	return sum
}

// gammaFraction is Γ(a,x)·eˣ/xᵃ, for x ≥ a+1: the continued fraction DLMF 8.9.2
// contracted to its even part, by Lentz's method as modified by Thompson and
// Barnett; Press et al., "Numerical Recipes", 3rd edition, §6.2 and §5.2.
func gammaFraction(a, x float64) float64 {
	b := x + 1 - a
	c := 1e300
	d := 1 / b
	product := d
	for i := 1; i < seriesMost; i++ {
		n := float64(i)
		an := -float64(n * (n - a))
		b += 2
		d = 1 / away(step(an, d, b))
		c = away(b + an/c)
		factor := float64(c * d)
		product = float64(product * factor)
		if settled(factor) {
			break
		}
	}
	return product
}

// settled says that a factor of Lentz's method no longer changes the product.
func settled(factor float64) bool {
	const enough = 0x1p-52
	return factor-1 <= enough && 1-factor <= enough
}

// away keeps a denominator of Lentz's method off zero.
func away(x float64) float64 {
	if x < 1e-300 && x > -1e-300 {
		return 1e-300
	}
	return x
}
