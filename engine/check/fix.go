package check

import (
	"context"

	"sandtable/engine/check/soundness"
	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// mostFixes is how many ways out are offered for one finding.
const mostFixes = 3

// mostRechecked bounds the nodes and flows that are checked again to try fixes out, so that a file with very many
// of them gets a few fixes at its gravest findings instead of none in time.
const mostRechecked = 200_000

// verifier tries fixes out.
type verifier struct {
	ctx     context.Context
	drawing *model.Definitions
	numbers *scenario.Scenario
	options Options
	before  map[key]int
	sound   soundness.Verdict
	size    int // nodes and flows of the drawing
	left    int // of mostRechecked
}

// key is what a finding is about, so that it is known again in a drawing that has changed.
type key struct {
	rule    string
	element model.ID
	path    string
	cell    string
}

func keyOf(f *finding.Finding) key { return key{f.Rule, f.Element, f.At.Path, f.At.Cell} }

// verify leaves findings only the fixes that help: carried out, the finding is gone, no other as grave has
// come, and the process is as sound as it was. What is not tried out in time, or within bounds, is not offered.
func verify(ctx context.Context, d *model.Definitions, s *scenario.Scenario, o Options, found finding.Findings, sound soundness.Verdict) {
	v := &verifier{ctx: ctx, drawing: d, numbers: s, options: o, before: counted(found), sound: sound, left: mostRechecked}
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) { v.size += 1 + len(n.Outgoing) })
	}
	v.options.Fixes = false
	if v.options.Memory == nil {
		v.options.Memory = &soundness.Memory{}
	}
	for i := range found {
		f := &found[i]
		var good []finding.Fix
		for _, fix := range f.Fixes {
			if o.Fixes && f.Waiver == nil && len(good) < mostFixes && v.left > 0 && !v.enough() && v.helps(f, fix) {
				good = append(good, fix)
			}
		}
		f.Fixes = good
	}
}

func (v *verifier) enough() bool {
	select {
	case <-v.options.Enough:
		return true
	default:
		return v.ctx.Err() != nil
	}
}

func counted(found finding.Findings) map[key]int {
	n := map[key]int{}
	for i := range found {
		n[keyOf(&found[i])]++
	}
	return n
}

// helps says whether a fix does away with a finding and brings nothing as bad.
func (v *verifier) helps(f *finding.Finding, fix finding.Fix) bool {
	v.left -= v.size
	d, err := edit.Apply(v.drawing, fix.Edits)
	if err != nil {
		return false
	}
	after, sound := Examine(v.ctx, d, v.numbers, v.options)
	if v.ctx.Err() != nil || worse(sound.Verdict, v.sound) {
		return false
	}
	left := counted(after)
	if left[keyOf(f)] >= v.before[keyOf(f)] {
		return false
	}
	for i := range after {
		x := &after[i]
		if x.Severity >= f.Severity && x.Waiver == nil && left[keyOf(x)] > v.before[keyOf(x)] {
			return false
		}
	}
	return true
}

// worse says whether a verdict promises less than another.
func worse(after, before soundness.Verdict) bool {
	rank := [...]int{soundness.Sound: 0, soundness.Undecided: 1, soundness.Unsound: 2}
	return rank[after] > rank[before]
}
