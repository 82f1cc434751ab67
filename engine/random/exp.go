package random

import "math"

// exp is the natural exponential within 1 ulp: FreeBSD's e_exp.c, written as
// log.go says.
//
// Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
// Permission to use, copy, modify, and distribute this software is freely
// granted, provided that this notice is preserved.
func exp(x float64) float64 {
	const (
		log2e = 1.44269504088896338700e+00
		p1    = 1.66666666666666657415e-01
		p2    = -2.77777777770155933842e-03
		p3    = 6.61375632143793436117e-05
		p4    = -1.65339022054652515390e-06
		p5    = 4.13813679705723846039e-08
	)
	switch {
	case math.IsNaN(x):
		return x
	case x > 7.09782712893383973096e+02:
		return math.Inf(1)
	case x < -7.45133219101941108420e+02:
		return 0
	case -0x1p-28 < x && x < 0x1p-28:
		return 1 + x
	}
	k := int(float64(log2e*x) + math.Copysign(0.5, x))
	high := x - float64(float64(k)*ln2High)
	low := float64(float64(k) * ln2Low)
	r := high - low
	t := float64(r * r)
	c := r - float64(t*step(step(step(step(p5, t, p4), t, p3), t, p2), t, p1))
	y := 1 - ((low - float64(r*c)/(2-c)) - high)
	return double(y, k)
}

// double is y·2ᵏ, for y near 1. Where the result is subnormal it is rounded once.
func double(y float64, k int) float64 {
	switch {
	case k > 1023:
		return float64(float64(y*0x1p1023) * 2)
	case k < -1022:
		return float64(float64(y*math.Float64frombits(uint64(k+54+1023)<<52)) * 0x1p-54)
	}
	return float64(y * math.Float64frombits(uint64(k+1023)<<52))
}

// expm1 is exp(x)-1, exact for small x too; see log1p for the source.
func expm1(x float64) float64 {
	u := exp(x)
	switch {
	case u == 1:
		return x
	case u < 0x1p-54:
		return -1
	case u > 0x1p54:
		return u
	}
	return float64((u-1)*x) / log(u)
}

// power is xʸ for x ≥ 0 and y > 0, within |y·log x| ulp.
func power(x, y float64) float64 {
	if x == 0 {
		return 0
	}
	return exp(float64(y * log(x)))
}
