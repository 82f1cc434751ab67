package random

import "math"

// tails is a continuous distribution on a stretched axis t, from -∞ to ∞, chosen
// so that the density along it is log-concave and its quantiles are smooth.
type tails interface {
	// logDensity is that of t.
	logDensity(t float64) float64
	// logTails are the logarithms of the chances of less and of more than t, each
	// to full relative precision however small.
	logTails(t float64) (below, above float64)
}

// inverse is the quantile function of some tails as a table: t by the normal
// deviate z of the same probability, as values and slopes every 1/32 and cubics
// between them. It covers all that a uniform draw can ask for; rarer
// probabilities, which only truncation asks for, are solved each time.
type inverse struct {
	tails tails
	nodes [inverseReach + 1 + inverseReach]node
}

type node struct{ t, slope float64 }

const (
	inverseStep  = 1.0 / 32
	inverseReach = 266 // nodes to either side of z = 0: Φ(-266/32) < 2⁻⁵⁴
)

func newInverse(of tails) *inverse {
	v := &inverse{tails: of}
	middle := inverseReach
	v.nodes[middle] = v.solve(0, 0)
	for i := 1; i <= inverseReach; i++ {
		z := float64(float64(i) * inverseStep)
		left, right := v.nodes[middle-i+1], v.nodes[middle+i-1]
		v.nodes[middle-i] = v.solve(-z, left.t-float64(left.slope*inverseStep))
		v.nodes[middle+i] = v.solve(z, right.t+float64(right.slope*inverseStep))
	}
	v.keepMonotone()
	return v
}

// solve is t and its slope where the normal deviate is z. Newton's method on the
// logarithm of the smaller tail cannot fail: that is concave, so from the first
// step on it approaches from one side.
func (v *inverse) solve(z, guess float64) node {
	want := log(erfc(math.Abs(z)/math.Sqrt2) / 2)
	t := guess
	for range 200 {
		tail, above := v.tails.logTails(t)
		if z > 0 {
			tail = above
		}
		move := float64((want - tail) * exp(tail-v.tails.logDensity(t)))
		if z > 0 {
			move = -move
		}
		t += move
		if math.Abs(want-tail) < 1e-8 { // and now, the error being squared, below 1e-15
			break
		}
	}
	bell := -float64(float64(z*z)/2) - halfLogTwoPi
	return node{t, exp(bell - v.tails.logDensity(t))}
}

// keepMonotone limits the slopes as Fritsch and Carlson do, "Monotone piecewise
// cubic interpolation", SIAM Journal on Numerical Analysis 17 (1980), §4.
func (v *inverse) keepMonotone() {
	for i := 1; i < len(v.nodes); i++ {
		a, b := &v.nodes[i-1], &v.nodes[i]
		b.t = math.Max(a.t, b.t)
		most := float64(3*(b.t-a.t)) / inverseStep
		a.slope, b.slope = math.Min(a.slope, most), math.Min(b.slope, most)
	}
}

// at is t where its distribution function is p.
func (v *inverse) at(p float64) float64 {
	z := bellQuantile(p)
	place := float64(z*(1/inverseStep)) + inverseReach
	if !(place >= 0 && int(place)+1 < len(v.nodes)) {
		return v.beyond(z)
	}
	i := int(place)
	u := place - float64(i)
	a, b := &v.nodes[i], &v.nodes[i+1]
	rise := b.t - a.t
	// Hermite's cubic: a.t + u·(s₀ + u·(3r-2s₀-s₁ + u·(s₀+s₁-2r))).
	s0, s1 := float64(a.slope*inverseStep), float64(b.slope*inverseStep)
	cubic := s0 + s1 - (rise + rise)
	square := rise - s0 - cubic
	return step(step(step(cubic, u, square), u, s0), u, a.t)
}

// beyond is at where the table ends.
func (v *inverse) beyond(z float64) float64 {
	z = within(z, -37, 37)
	end := v.nodes[0]
	if z > 0 {
		end = v.nodes[len(v.nodes)-1]
	}
	return v.solve(z, end.t).t
}
