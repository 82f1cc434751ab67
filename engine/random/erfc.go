package random

import "math"

// erfc is the complementary error function, 2/√π·∫ exp(-t²) from x to ∞, within
// 1 ulp: FreeBSD's s_erf.c, written as log.go says.
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use,
// copy, modify, and distribute this software is freely granted, provided that
// this notice is preserved.
func erfc(x float64) float64 {
	size := math.Abs(x)
	var right float64 // erfc(size)
	switch {
	case math.IsNaN(x):
		return x
	case size < 0.84375:
		return erfcCentre(x)
	case size < 1.25:
		right = erfcShoulder(size)
	case size < 28:
		right = erfcTail(size)
	}
	if x < 0 {
		return 2 - right
	}
	return right
}

// erfcCentre is erfc for |x| < 0.84375, from an approximation of erf(x)/x - 1.
func erfcCentre(x float64) float64 {
	z := float64(x * x)
	above := step(-2.37630166566501626084e-05, z, -5.77027029648944159157e-03)
	above = step(above, z, -2.84817495755985104766e-02)
	above = step(above, z, -3.25042107247001499370e-01)
	above = step(above, z, 1.28379167095512558561e-01)
	below := step(-3.96022827877536812320e-06, z, 1.32494738004321644526e-04)
	below = step(below, z, 5.08130628187576562776e-03)
	below = step(below, z, 6.50222499887672944485e-02)
	below = step(below, z, 3.97917223959155352819e-01)
	below = step(below, z, 1)
	product := float64(x * (above / below))
	if x < 0.25 {
		return 1 - (x + product)
	}
	return 0.5 - (product + (x - 0.5))
}

// erfcShoulder is erfc for 0.84375 ≤ x < 1.25, around x = 1.
func erfcShoulder(x float64) float64 {
	const erf1 = 8.45062911510467529297e-01 // erf(1), rounded to single precision
	s := x - 1
	above := step(-2.16637559486879084300e-03, s, 3.54783043256182359371e-02)
	above = step(above, s, -1.10894694282396677476e-01)
	above = step(above, s, 3.18346619901161753674e-01)
	above = step(above, s, -3.72207876035701323847e-01)
	above = step(above, s, 4.14856118683748331666e-01)
	above = step(above, s, -2.36211856075265944077e-03)
	below := step(1.19844998467991074170e-02, s, 1.36370839120290507362e-02)
	below = step(below, s, 1.26171219808761642112e-01)
	below = step(below, s, 7.18286544141962662868e-02)
	below = step(below, s, 5.40397917702171048937e-01)
	below = step(below, s, 1.06420880400844228286e-01)
	below = step(below, s, 1)
	return 1 - erf1 - above/below
}

// erfcTail is erfc for 1.25 ≤ x < 28: exp(-x²-0.5625+R/S)/x.
func erfcTail(x float64) float64 {
	s := 1 / float64(x*x)
	var ratio float64
	if x < 1/0.35 {
		ratio = erfcNear(s)
	} else {
		ratio = erfcFar(s)
	}
	// z is x to 20 bits, so that z² is exact.
	z := math.Float64frombits(math.Float64bits(x) & 0xffffffff00000000)
	return float64(exp(-float64(z*z)-0.5625)*exp(float64((z-x)*(z+x))+ratio)) / x
}

// erfcNear is R/S for x < 1/0.35; s = 1/x².
func erfcNear(s float64) float64 {
	above := step(-9.81432934416914548592e+00, s, -8.12874355063065934246e+01)
	above = step(above, s, -1.84605092906711035994e+02)
	above = step(above, s, -1.62396669462573470355e+02)
	above = step(above, s, -6.23753324503260060396e+01)
	above = step(above, s, -1.05586262253232909814e+01)
	above = step(above, s, -6.93858572707181764372e-01)
	above = step(above, s, -9.86494403484714822705e-03)
	below := step(-6.04244152148580987438e-02, s, 6.57024977031928170135e+00)
	below = step(below, s, 1.08635005541779435134e+02)
	below = step(below, s, 4.29008140027567833386e+02)
	below = step(below, s, 6.45387271733267880336e+02)
	below = step(below, s, 4.34565877475229228821e+02)
	below = step(below, s, 1.37657754143519042600e+02)
	below = step(below, s, 1.96512716674392571292e+01)
	below = step(below, s, 1)
	return above / below
}

// erfcFar is R/S for x ≥ 1/0.35; s = 1/x².
func erfcFar(s float64) float64 {
	above := step(-4.83519191608651397019e+02, s, -1.02509513161107724954e+03)
	above = step(above, s, -6.37566443368389627722e+02)
	above = step(above, s, -1.60636384855821916062e+02)
	above = step(above, s, -1.77579549177547519889e+01)
	above = step(above, s, -7.99283237680523006574e-01)
	above = step(above, s, -9.86494292470009928597e-03)
	below := step(-2.24409524465858183362e+01, s, 4.74528541206955367215e+02)
	below = step(below, s, 2.55305040643316442583e+03)
	below = step(below, s, 3.19985821950859553908e+03)
	below = step(below, s, 1.53672958608443695994e+03)
	below = step(below, s, 3.25792512996573918826e+02)
	below = step(below, s, 3.03380607434824582924e+01)
	below = step(below, s, 1)
	return above / below
}
