package random

import "math"

// The functions here are those of package math without its per-architecture
// assembly and with every product rounded by an explicit conversion, so that no
// compiler may fuse it with a sum: they give the same bits everywhere.

const (
	ln2High = 6.93147180369123816490e-01 // 3fe62e42 fee00000: ln 2 to 33 bits
	ln2Low  = 1.90821492927058770002e-10 // 3dea39ef 35793c76: the rest
)

// log is the natural logarithm, for x > 0, within 1 ulp: FreeBSD's e_log.c.
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use,
// copy, modify, and distribute this software is freely granted, provided that
// this notice is preserved.
func log(x float64) float64 {
	switch {
	case !(x > 0): // NaN too
		if x == 0 {
			return math.Inf(-1)
		}
		return math.NaN()
	case x > math.MaxFloat64:
		return x
	}
	const (
		l1 = 6.666666666666735130e-01
		l2 = 3.999999999940941908e-01
		l3 = 2.857142874366239149e-01
		l4 = 2.222219843214978396e-01
		l5 = 1.818357216161805012e-01
		l6 = 1.531383769920937332e-01
		l7 = 1.479819860511658591e-01
	)
	mantissa, exponent := halve(x)
	k := float64(exponent)
	f := mantissa - 1
	s := f / (2 + f)
	s2 := float64(s * s)
	s4 := float64(s2 * s2)
	t1 := float64(s2 * step(step(step(l7, s4, l5), s4, l3), s4, l1))
	t2 := float64(s4 * step(step(l6, s4, l4), s4, l2))
	half := float64(float64(0.5*f) * f)
	return float64(k*ln2High) - ((half - (float64(s*(half+t1+t2)) + float64(k*ln2Low))) - f)
}

// halve splits x > 0 into m·2ᵏ with √½ ≤ m < √2.
func halve(x float64) (m float64, k int) {
	const (
		fraction = 1<<52 - 1
		root     = 0x6a09e667f3bcd // fraction bits of √2
	)
	if x < 0x1p-1022 {
		x = float64(x * 0x1p54)
		k = -54
	}
	b := math.Float64bits(x)
	k += int(b>>52) - 1023
	b &= fraction
	if b < root {
		return math.Float64frombits(b | 1023<<52), k
	}
	return math.Float64frombits(b | 1022<<52), k + 1
}

// step is one step of Horner's rule, sum·x + c, rounded twice.
func step(sum, x, c float64) float64 { return float64(sum*x) + c }

// log1p is log(1+x), exact for small x too, for x > -1: Kahan's correction of the
// rounding of 1+x; Higham, "Accuracy and Stability of Numerical Algorithms",
// 2nd edition, §1.14.1 and problem 1.5.
func log1p(x float64) float64 {
	u := 1 + x
	if u == 1 {
		return x
	}
	if u > 1e15 {
		return log(u)
	}
	return float64(log(u)*x) / (u - 1)
}
