package raci

import (
	"slices"
	"strings"

	"sandtable/engine/model"
)

// Step is what a drawing says of an activity besides who has duties with it:
//
//	<st:step control="true" signing="all"/>
//
// The zero value says nothing.
type Step struct {
	Control   bool    // it controls the work of others, so that nobody may answer for work of their own
	Approval  bool    // its result takes the approval of whoever answers for it
	Initiator bool    // who does it sets the case going, and must not approve it further on
	Settled   string  // that others do it than the role of its lane is as it should be: see [Settled]; empty: nobody has said so
	Signing   Signing // how several who are responsible come to one result; empty: not said
}

// Signing says how several people bring one step to its end.
type Signing string

const (
	AllSign  Signing = "all"      // 会签: everybody has to
	AnySigns Signing = "any"      // 或签: the first one settles it
	Vote     Signing = "vote"     // 票签: a majority settles it
	InTurn   Signing = "sequence" // 顺序签: everybody has to, one after the other
)

// Signings are the ways that there are.
var Signings = []Signing{AllSign, AnySigns, Vote, InTurn}

// StepOf is what a drawing says of an activity.
func StepOf(n *model.Node) Step {
	var s Step
	for _, x := range n.Own("step") {
		s.Control = s.Control || isTrue(x, "control")
		s.Approval = s.Approval || isTrue(x, "approval")
		s.Initiator = s.Initiator || isTrue(x, "initiator")
		if s.Settled == "" {
			s.Settled = trimmed(x, "settled")
		}
		if s.Signing == "" {
			s.Signing = Signing(trimmed(x, "signing"))
		}
	}
	return s
}

// Settled is how a drawing says that an activity may stand in the lane of one role and be done by others: the id of
// the lane's role, then those of the others, sorted. Once either side changes, the words do not fit any more, and the
// question is open again.
func Settled(lane string, doers []string) string {
	return strings.Join(append([]string{lane}, slices.Sorted(slices.Values(doers))...), " ")
}

// isTrue reads a boolean of XML Schema.
func isTrue(x *model.Extension, name string) bool {
	word := trimmed(x, name)
	return word == "true" || word == "1"
}
