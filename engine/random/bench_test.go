package random

import (
	"fmt"
	"testing"
)

func BenchmarkQuantile(b *testing.B) {
	for _, d := range subjects() {
		b.Run(d.name, func(b *testing.B) {
			p, sum := 0.0, 0.0
			for b.Loop() {
				if p += 0.6180339887498949; p >= 1 {
					p--
				}
				sum += d.Distribution.Quantile(p)
			}
			_ = sum
		})
	}
}

func BenchmarkNewGamma(b *testing.B) {
	for _, sd := range []float64{1, 0.1, 0.001} {
		b.Run(fmt.Sprint(sd), func(b *testing.B) {
			for b.Loop() {
				if _, err := NewGamma(1, sd); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
