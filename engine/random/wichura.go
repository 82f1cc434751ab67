package random

import "math"

// bellQuantile is Φ⁻¹, the standard normal quantile, to about 1 part in 10¹⁶:
// PPND16 of Wichura, "Algorithm AS 241: the percentage points of the normal
// distribution", Applied Statistics 37 (1988), pages 477–484.
func bellQuantile(p float64) float64 {
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		return float64(q * bellCentre(0.180625-float64(q*q)))
	}
	tail := p
	if q > 0 {
		tail = 1 - p
	}
	z := bellTail(math.Sqrt(-log(tail)))
	if q < 0 {
		return -z
	}
	return z
}

// bellCentre is z/q where |q| = |p-½| ≤ 0.425; r = 0.425² - q².
func bellCentre(r float64) float64 {
	above := step(2.5090809287301226727e3, r, 3.3430575583588128105e4)
	above = step(above, r, 6.7265770927008700853e4)
	above = step(above, r, 4.5921953931549871457e4)
	above = step(above, r, 1.3731693765509461125e4)
	above = step(above, r, 1.9715909503065514427e3)
	above = step(above, r, 1.3314166789178437745e2)
	above = step(above, r, 3.3871328727963666080e0)
	below := step(5.2264952788528545610e3, r, 2.8729085735721942674e4)
	below = step(below, r, 3.9307895800092710610e4)
	below = step(below, r, 2.1213794301586595867e4)
	below = step(below, r, 5.3941960214247511077e3)
	below = step(below, r, 6.8718700749205790830e2)
	below = step(below, r, 4.2313330701600911252e1)
	below = step(below, r, 1)
	return above / below
}

// bellTail is |z| where min(p, 1-p) = exp(-r²) < 0.075.
func bellTail(r float64) float64 {
	if r > 5 {
		return bellFarTail(r - 5)
	}
	r -= 1.6
	above := step(7.74545014278341407640e-4, r, 2.27238449892691845833e-2)
	above = step(above, r, 2.41780725177450611770e-1)
	above = step(above, r, 1.27045825245236838258e0)
	above = step(above, r, 3.64784832476320460504e0)
	above = step(above, r, 5.76949722146069140550e0)
	above = step(above, r, 4.63033784615654529590e0)
	above = step(above, r, 1.42343711074968357734e0)
	below := step(1.05075007164441684324e-9, r, 5.47593808499534494600e-4)
	below = step(below, r, 1.51986665636164571966e-2)
	below = step(below, r, 1.48103976427480074590e-1)
	below = step(below, r, 6.89767334985100004550e-1)
	below = step(below, r, 1.67638483018380384940e0)
	below = step(below, r, 2.05319162663775882187e0)
	below = step(below, r, 1)
	return above / below
}

// bellFarTail is |z| beyond min(p, 1-p) = exp(-25), for r = √(-log p) - 5.
func bellFarTail(r float64) float64 {
	above := step(2.01033439929228813265e-7, r, 2.71155556874348757815e-5)
	above = step(above, r, 1.24266094738807843860e-3)
	above = step(above, r, 2.65321895265761230930e-2)
	above = step(above, r, 2.96560571828504891230e-1)
	above = step(above, r, 1.78482653991729133580e0)
	above = step(above, r, 5.46378491116411436990e0)
	above = step(above, r, 6.65790464350110377720e0)
	below := step(2.04426310338993978564e-15, r, 1.42151175831644588870e-7)
	below = step(below, r, 1.84631831751005468180e-5)
	below = step(below, r, 7.86869131145613259100e-4)
	below = step(below, r, 1.48753612908506148525e-2)
	below = step(below, r, 1.36929880922735805310e-1)
	below = step(below, r, 5.99832206555887937690e-1)
	below = step(below, r, 1)
	return above / below
}
