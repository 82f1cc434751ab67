package simulate

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

func TestStudentAgreesWithGonum(t *testing.T) {
	for _, freedom := range []int{1, 2, 5, 29, 30, 31, 50, 99, 1000, 100_000} {
		want := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: float64(freedom)}.Quantile(.975)
		if got := student(freedom); math.Abs(got-want) > 1e-7 {
			t.Errorf("%d degrees of freedom: got %.12g, want %.12g", freedom, got, want)
		}
	}
}
