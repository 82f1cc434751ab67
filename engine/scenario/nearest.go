package scenario

import (
	"strings"

	"sandtable/engine/problem"
)

// nearest is the name that somebody who wrote this probably meant, or "".
func nearest(written string, names []string) string {
	best, least := "", 1+max(1, len(written)/3)
	for _, name := range names[:min(len(names), 1000)] {
		if len(name)-len(written) >= least || len(written)-len(name) >= least {
			continue
		}
		if d := distance(strings.ToLower(written), strings.ToLower(name)); d < least {
			best, least = name, d
		}
	}
	return best
}

// distance counts the letters to insert, leave out, change or swap with their
// neighbour to get from a to b (optimal string alignment).
func distance(a, b string) int {
	if len(a) > 100 || len(b) > 100 {
		return 100
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}

// meant is the hint for a name that is not among those known.
func meant(written string, names []string) problem.Text {
	if best := nearest(written, names); best != "" {
		return problem.Say("Did you mean %q?", "是否想写 %q？", best)
	}
	if len(names) == 0 {
		return problem.Say("None are defined yet.", "目前还没有定义任何可用项。")
	}
	const enough = 8
	list := strings.Join(names[:min(len(names), enough)], ", ")
	chinese := strings.Join(names[:min(len(names), enough)], "、")
	if len(names) > enough {
		list, chinese = list+" and others", chinese+" 等"
	}
	return problem.Text{EN: "Possible here: " + list + ".", ZH: "此处可用：" + chinese + "。"}
}
