package bpsim

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// harmless are the codes of notices after which nothing is missing: something was added
// that the file does not say, or has another name.
var harmless = []string{
	"bpsim.assumed", "bpsim.renamed", "bpsim.results", "bpsim.percent", "bpsim.scaled", "bpsim.own-staff", "bpsim.declared", "bpsim.all-zero", "bpsim.unknown-resource",
}

// Lost says whether a notice of Scenario or Encode tells of something that could not be
// said, rather than of something that was added.
func Lost(p problem.Problem) bool { return !slices.Contains(harmless, p.Code) }

func located(at model.Pos, element, code string, message, hint problem.Text) *problem.Problem {
	return problem.New("bpsim."+code, message, hint).Located(problem.Place{Line: at.Line, Column: at.Column, Element: element})
}

// mostAlike is how many notices of one code are told one by one.
const mostAlike = 100

// notices collects them. The zero value is empty.
type notices struct {
	told  []problem.Problem
	alike map[string]int
}

func (n *notices) add(p *problem.Problem) {
	if n.alike == nil {
		n.alike = map[string]int{}
	}
	if n.alike[p.Code]++; n.alike[p.Code] <= mostAlike {
		n.told = append(n.told, *p)
	}
}

func (n *notices) clone() notices {
	return notices{slices.Clone(n.told), maps.Clone(n.alike)}
}

// sorted are the notices in the order of the file, those of the whole first; last, how
// many there are of those that are too many to tell.
func (n *notices) sorted() []problem.Problem {
	all := slices.Clone(n.told)
	slices.SortStableFunc(all, func(a, b problem.Problem) int {
		return cmp.Or(a.At.Line-b.At.Line, a.At.Column-b.At.Column, strings.Compare(a.Code, b.Code))
	})
	for _, code := range slices.Sorted(maps.Keys(n.alike)) {
		if more := n.alike[code] - mostAlike; more > 0 {
			all = append(all, *problem.New(code, problem.Say("There are %d more notices of this kind (%s).", "同类提示还有 %d 条（%s）。", more, code), problem.Text{}))
		}
	}
	return all
}
