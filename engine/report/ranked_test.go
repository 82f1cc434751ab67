package report

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestRankedIsAStableSort(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 2, 1000} {
		for _, most := range []int64{1, 7, 1 << 20, 1<<63 - 1} {
			ranks, at := make([]uint64, n), make([]int32, n)
			for i := range ranks {
				ranks[i], at[i] = signed(chance.Int64N(most)-most/2), int32(i)
			}
			want := slices.SortedStableFunc(slices.Values(at), func(a, b int32) int { return cmp.Compare(ranks[a], ranks[b]) })
			if got := ranked(at, func(i int32) uint64 { return ranks[i] }); !slices.Equal(got, want) {
				t.Errorf("%d ranks below %d: got %v, want %v", n, most, got, want)
			}
		}
	}
	if signed(-1) >= signed(0) || signed(0) >= signed(1) {
		t.Error("a negative number is not before 0")
	}
}
