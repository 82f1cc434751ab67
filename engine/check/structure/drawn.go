package structure

import (
	"slices"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// drawn is what a file draws, by id.
type drawn struct {
	nodes   map[model.ID]*model.Node
	flows   map[model.ID]*model.SequenceFlow
	scopes  map[model.ID]*model.Scope   // that hold a node
	process map[model.ID]*model.Process // that a node belongs to
	taken   map[model.ID]bool           // ids
	left    int                         // how many more fixes of the rule at hand are written out
}

// drawing is what the file of a subject draws; it is indexed once.
func drawing(s *finding.Subject) *drawn {
	return finding.Recall(s, "structure.drawn", func() *drawn {
		x := &drawn{map[model.ID]*model.Node{}, map[model.ID]*model.SequenceFlow{}, map[model.ID]*model.Scope{}, map[model.ID]*model.Process{}, edit.Taken(s.File), 0}
		for _, p := range s.File.Processes {
			x.scope(&p.Scope, p)
		}
		return x
	})
}

func (x *drawn) scope(s *model.Scope, p *model.Process) {
	for _, f := range s.Flows {
		x.flows[f.ID] = f
	}
	for _, n := range s.Nodes {
		x.nodes[n.ID], x.scopes[n.ID], x.process[n.ID] = n, s, p
		if n.Activity != nil && n.Activity.Inside != nil {
			x.scope(n.Activity.Inside, p)
		}
	}
}

// ways are the sequence flows of a list that are drawn.
func (x *drawn) ways(ids []model.ID) []*model.SequenceFlow {
	var all []*model.SequenceFlow
	for _, id := range ids {
		if f := x.flows[id]; f != nil {
			all = append(all, f)
		}
	}
	return all
}

// label names a node by its id, as a sentence does.
func (x *drawn) label(id model.ID) string {
	if n := x.nodes[id]; n != nil {
		return n.Label()
	}
	return string(id)
}

// isAdHoc says whether what holds a scope is an ad-hoc sub-process.
func (x *drawn) isAdHoc(holder *model.Base) bool {
	n := x.nodes[holder.ID]
	return n != nil && n.Kind == model.AdHocSubProcess
}

// fix is a way out that is being written. Its new elements have ids that nothing else has.
type fix struct {
	finding.Fix
	*drawn
	given []model.ID
}

func (x *drawn) fix(title problem.Text) *fix {
	x.left--
	return &fix{Fix: finding.Fix{Title: title}, drawn: x}
}

// fresh is an id for a new element of the fix. Fixes are carried out one at a time, so when the fix is
// done its ids are free for the next one. A fix beyond those that are listed gets no id, and comes to nothing:
// a file may have so many that are taken.
func (f *fix) fresh(stem string) model.ID {
	if f.left < 0 {
		return ""
	}
	id := edit.FreshIn(f.taken, stem)
	f.given = append(f.given, id)
	return id
}

func (f *fix) do(edits ...edit.Edit) { f.Edits = append(f.Edits, edits...) }

// before adds a node before another one.
func (f *fix) before(target model.ID, kind model.Kind) model.ID {
	id := f.fresh(stems[kind])
	f.do(edit.Edit{Do: edit.Add, Element: id, Kind: kind.String(), Target: target})
	return id
}

// behind adds a node behind another one.
func (f *fix) behind(source model.ID, kind model.Kind) model.ID {
	id := f.fresh(stems[kind])
	f.do(edit.Edit{Do: edit.Add, Element: id, Kind: kind.String(), Source: source})
	return id
}

func (f *fix) connect(source, target model.ID) {
	f.do(edit.Edit{Do: edit.Connect, Element: f.fresh("Flow_Fix"), Source: source, Target: target})
}

func (f *fix) done() finding.Fix {
	for _, id := range f.given {
		delete(f.taken, id)
	}
	return f.Fix
}

var stems = map[model.Kind]string{
	model.StartEvent: "Start_Fix", model.EndEvent: "End_Fix", model.ParallelGateway: "Gateway_Fix",
	model.ExclusiveGateway: "Gateway_Fix", model.InclusiveGateway: "Gateway_Fix",
}

// mostAlike is how many findings of one rule are listed; a file that has more of them is not
// mended from a list.
const mostAlike = 40

// mostOffered is how many fixes the rules write for one finding.
const mostOffered = 3

// few lists the first findings of a rule, the last of which counts those that are left out.
func few(look func(*finding.Subject) finding.Findings) func(*finding.Subject) finding.Findings {
	return func(s *finding.Subject) finding.Findings {
		drawing(s).left = mostAlike * mostOffered
		found := look(s)
		if len(found) <= mostAlike {
			return found
		}
		more := problem.Say("There are %d more of this kind.", "此类问题另有 %d 处。", len(found)-mostAlike)
		found = slices.Clip(found[:mostAlike])
		last := &found[mostAlike-1].Message
		*last = problem.Text{EN: last.EN + " " + more.EN, ZH: last.ZH + more.ZH}
		return found
	}
}

// splits says whether a gateway has several ways out.
func splits(n *model.Node) bool { return n.Kind.IsGateway() && len(n.Outgoing) > 1 }

// decides says whether a node is a gateway at which somebody has to choose.
func decides(n *model.Node) bool {
	return splits(n) && (n.Kind == model.ExclusiveGateway || n.Kind == model.InclusiveGateway)
}

// isHandler says whether something other than a sequence flow sets an activity off.
func isHandler(n *model.Node) bool {
	return n.Activity != nil && (n.Activity.TriggeredByEvent || n.Activity.ForCompensation)
}

// isOf says whether an event waits for, or brings about, one thing of a kind.
func isOf(n *model.Node, kind model.EventKind) bool {
	return n.Event != nil && len(n.Event.Definitions) == 1 && n.Event.Definitions[0].Kind == kind
}

// isBlank says whether an event has no trigger and no result.
func isBlank(n *model.Node) bool {
	return n.Event != nil && len(n.Event.Definitions)+len(n.Event.References) == 0
}
