package cli

import "strings"

// nearest is the candidate a user most likely meant to write, or "". Two slips are
// forgiven, one in short words.
func nearest(written string, candidates []string) string {
	best, least := "", 3
	if len(written) < 5 {
		least = 2
	}
	for _, c := range candidates {
		if d := slips(strings.ToLower(written), strings.ToLower(c)); d < least {
			best, least = c, d
		}
	}
	return best
}

// slips counts the letters added, left out, changed or swapped with their neighbour
// (the restricted Damerau–Levenshtein distance).
func slips(a, b string) int {
	x, y := []rune(a), []rune(b)
	var before []int
	last := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row := make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}
