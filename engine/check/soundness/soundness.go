package soundness

import (
	"context"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// Verdict says whether every run of a process can come to a proper end.
type Verdict uint8

const (
	Undecided Verdict = iota // we cannot tell, and say why
	Sound
	Unsound
)

// String is "undecided", "sound" or "unsound".
func (v Verdict) String() string { return [...]string{"undecided", "sound", "unsound"}[v] }

// Soundness is what can become of the cases of a file, whatever its choices and whatever
// comes from outside: SOUNDNESS.md says what that means.
type Soundness struct {
	Verdict Verdict        // the worst of its parts; without any, undecided
	Reason  problem.Text   // of the part that decides
	Run     []finding.Step // the run that shows it, where a part is unsound
	Parts   []Part
}

// Part is a process with those that it calls and exchanges messages with: they are sound
// together or not at all.
type Part struct {
	Processes []model.ID
	Verdict   Verdict
	Reason    problem.Text
	At        problem.Place // what keeps it from being decided
	Faults    []Fault       // what is wrong, the gravest first
	States    int           // that were looked at
	Net       *token.Net    // on which the runs of its faults can be played; nil where there is none

	why   saying            // Reason
	at    model.ID          // where At is
	taken map[model.ID]bool // ids, once a fix needs one that is not
}

// Property is one of those that together are soundness.
type Property uint8

const (
	Completes   Property = iota // a case can always still end
	Circles                     // likewise, but tokens go on for ever instead of being stuck
	Safe                        // tokens do not meet where one is expected
	Proper                      // each end event is reached once at most
	NoDeadParts                 // every element takes part in some run
)

// Fault is a property that does not hold.
type Fault struct {
	Broken   Property
	Elements []*model.Node // where it shows, the first of them first
	Message  problem.Text
	Hint     problem.Text
	Run      []finding.Step // the shortest run that was found; none for dead parts

	said  saying   // Message
	split model.ID // of a join that waits in vain: what sent a token elsewhere; or empty
}

// budget is how much work one part may make, in states looked at; a state of a large
// drawing counts for several.
const budget = 35_000

// Judge decides for every process of a file that can be started. What the memory has of it, if there is
// one, is not reckoned again. Cancelling the context leaves what is not decided by then undecided.
func Judge(ctx context.Context, d *model.Definitions, m *Memory) Soundness {
	return judge(ctx, d, m, budget)
}

func judge(ctx context.Context, d *model.Definitions, m *Memory, budget int) Soundness {
	var all Soundness
	covered := map[model.ID]bool{}
	called := calledIn(d)
	for _, p := range d.Processes {
		if covered[p.ID] || called[p.ID] || len(p.Nodes) == 0 && len(d.Processes) > 1 {
			continue
		}
		part := partOf(ctx, d, p, m, called, budget)
		for _, id := range part.Processes {
			covered[id] = true
		}
		all.Parts = append(all.Parts, part)
	}
	return all.summed()
}

// calledIn are the processes that another one calls: they are played where they are called.
func calledIn(d *model.Definitions) map[model.ID]bool {
	called := map[model.ID]bool{}
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) {
			if n.Kind == model.CallActivity && n.Activity.Called != "" && n.Activity.Called != p.ID {
				called[n.Activity.Called] = true
			}
		})
	}
	for _, p := range d.Processes {
		if !called[p.ID] {
			return called
		}
	}
	return nil // all of them call each other: each is played by itself
}

// summed is the verdict over all parts: one unsound part is enough.
func (s Soundness) summed() Soundness {
	s.Verdict, s.Reason = Undecided, problem.Say("There is no process that could be started.", "没有可以启动的流程。")
	rank := [...]int{Sound: 1, Undecided: 2, Unsound: 3}
	worst := 0
	for i := range s.Parts {
		if p := &s.Parts[i]; rank[p.Verdict] > worst {
			worst = rank[p.Verdict]
			s.Verdict, s.Reason, s.Run = p.Verdict, p.Reason, nil
			if len(p.Faults) > 0 {
				s.Run = p.Faults[0].Run
			}
		}
	}
	return s
}

// partOf decides for one process and those it is played with.
func partOf(ctx context.Context, d *model.Definitions, p *model.Process, m *Memory, called map[model.ID]bool, budget int) Part {
	net, err := token.NewNet(d, p)
	if err != nil {
		return refusedPart(p, err)
	}
	part := Part{Net: net}
	for _, s := range net.Roots {
		part.Processes = append(part.Processes, net.Scopes[s].Process.ID)
	}
	if m == nil {
		part.decide(ctx, budget)
	} else if key := fingerprint(net, called, budget); !m.recall(key, &part) {
		part.decide(ctx, budget)
		if ctx.Err() == nil {
			m.keep(key, &part)
		}
	}
	part.tell()
	return part
}

// decide looks at what is left of a drawing that was made smaller, then at all of it.
func (p *Part) decide(ctx context.Context, budget int) {
	small, smaller := p.shrunk(ctx, budget)
	if small.Verdict == Sound {
		p.Verdict, p.why, p.States = Sound, small.why, small.States
		return
	}
	if small.Verdict == Undecided && smaller != nil && small.at == "" {
		p.why, p.States = small.why, small.States // the whole of it has more states still
		return
	}
	p.look(ctx, p.Net, budget, false)
	if p.Verdict == Undecided {
		for _, f := range small.Faults {
			if f, shows := smaller.unfold(f); shows {
				p.Verdict, p.Faults = Unsound, append(p.Faults, f)
			}
		}
		if p.Verdict == Unsound {
			p.why, p.at = p.Faults[0].said, ""
		}
	}
}

// tell says what was found in the names that elements have.
func (p *Part) tell() {
	p.Reason = p.why.text(p.Net)
	if at, ok := p.Net.Node(p.at); ok {
		n := p.Net.Nodes[at]
		p.At = problem.Place{Line: n.At.Line, Column: n.At.Column, Element: string(n.ID)}
	}
	for i := range p.Faults {
		p.Faults[i].Message = p.Faults[i].said.text(p.Net)
	}
}

// shrunk is what the drawing says once it is made as small as can be.
func (p *Part) shrunk(ctx context.Context, budget int) (small Part, by *shrunk) {
	d, by := shrink(p.Net)
	if d == nil {
		return Part{}, nil
	}
	net, err := token.NewNet(d, d.Process(p.Net.Process.ID))
	if err != nil {
		return Part{}, nil
	}
	small.look(ctx, net, budget, true)
	return small, by
}

// look looks at the states of a net, and decides; hasty, the first fault is enough.
func (p *Part) look(ctx context.Context, net *token.Net, budget int, hasty bool) {
	e := newExplorer(ctx, net, budget)
	e.hasty = hasty
	p.judge(e)
}

// judge decides by what an explorer sees.
func (p *Part) judge(e *explorer) {
	e.explore()
	p.States = len(e.keys)
	p.Faults = e.faults()
	switch {
	case len(p.Faults) > 0:
		p.Verdict, p.why = Unsound, p.Faults[0].said
	case e.unsure != nil:
		p.Verdict, p.why, p.at = Undecided, e.unsure.why, e.unsure.at
	default:
		p.Verdict, p.why = Sound, say("Every run can come to an end, and every element takes part in one.", "每次运行都能正常结束，且每个元素都会被用到。")
	}
}

// refusedPart is a process that cannot be played at all.
func refusedPart(p *model.Process, err error) Part {
	part := Part{Processes: []model.ID{p.ID}, Reason: problem.Say("It cannot be played.", "流程无法运行。")}
	known := problem.Of(err)
	if known == nil {
		return part
	}
	part.Reason, part.At = known.Message, known.At
	if known.Code == "token.no-start" && known.At.Element == string(p.ID) {
		part.Verdict = Unsound
		part.Faults = []Fault{{Broken: NoDeadParts, Elements: p.Nodes, Message: known.Message, Hint: known.Hint}}
	}
	return part
}
