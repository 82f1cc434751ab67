package scenario

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Leftover is what a scenario says of something that the drawing does not have any more, or has as something of which it cannot be
// said: the numbers of an older version of the process.
type Leftover struct {
	Kind    LeftoverKind
	Element string       // the id
	Of      string       // of a branch: the gateway
	Name    string       // what it was called; "" where that is not known, see Remember
	Gone    bool         // the drawing does not have it at all
	Why     problem.Text // a sentence
	Entries []LeftoverEntry
	Fits    []Candidate // what the entries could be moved to
}

// LeftoverKind is what a leftover has numbers of, and so what they can be moved to.
type LeftoverKind string

// The kinds of leftovers.
const (
	LeftoverProcess LeftoverKind = "process"
	LeftoverStart   LeftoverKind = "start"
	LeftoverTask    LeftoverKind = "task"
	LeftoverMarker  LeftoverKind = "marker" // a loop or several instances; fits nowhere else
	LeftoverError   LeftoverKind = "error"
	LeftoverGateway LeftoverKind = "gateway"
	LeftoverBranch  LeftoverKind = "branch" // a flow of a gateway that is there
	LeftoverFlow    LeftoverKind = "flow"
	LeftoverEvent   LeftoverKind = "event"
	LeftoverSignal  LeftoverKind = "signal"
	LeftoverMessage LeftoverKind = "message"
)

// LeftoverEntry is one place in a scenario.
type LeftoverEntry struct {
	Path string       // a JSON pointer
	Says problem.Text // what stands there, such as "work"
}

// Candidate is something that a leftover could be moved to.
type Candidate struct {
	ID, Name string
	Taken    bool // it has numbers of its own, which would be replaced
	Likely   bool // it is probably what became of the leftover
}

// leftoverCodes are the complaints about a scenario and a drawing that tell of something older.
var leftoverCodes = []string{"unknown-process", "unknown-element", "unknown-flow", "unknown-error", "unknown-signal", "unknown-message",
	"not-a-start", "other-process", "not-a-task", "not-repeated", "not-a-loop", "not-instances", "not-a-choice", "waits-for-nothing"}

// Leftovers tells what of a scenario is about something that the drawing does not have any more, in the order of the canonical form.
// What it tells is among what Against complains of.
func (s *Scenario) Leftovers(d *model.Definitions) []Leftover {
	var all []Leftover
	f := fitter{scenario: s, drawing: d, scene: sceneOf(d, s.Arrivals, nil)}
	for _, p := range s.Against(d) {
		if !slices.Contains(leftoverCodes, strings.TrimPrefix(p.Code, "scenario.")) {
			continue
		}
		l := f.leftover(pathOf(p.At.Path))
		l.Gone, l.Why = strings.HasPrefix(p.Code, "scenario.unknown-"), p.Message
		if at := slices.IndexFunc(all, func(other Leftover) bool { return other.same(l) }); at >= 0 {
			all[at].Entries = append(all[at].Entries, l.Entries...)
			continue
		}
		all = append(all, l)
	}
	for i := range all {
		f.fit(&all[i])
	}
	return all
}

func (l *Leftover) same(other Leftover) bool {
	return l.Kind == other.Kind && l.Element == other.Element && l.Of == other.Of
}

// leftover is the one of which an entry tells.
func (f *fitter) leftover(at path) Leftover {
	s := f.scenario
	l := Leftover{Element: at[len(at)-1], Entries: []LeftoverEntry{{Path: at.String(), Says: problem.Text{}}}}
	says := &l.Entries[0].Says
	switch at[0] {
	case "process":
		l.Kind, l.Element, *says = LeftoverProcess, s.Process, problem.Say("which process is played", "运行哪个流程")
	case "arrivals":
		l.Kind, *says = LeftoverStart, problem.Say("how often cases come", "案例到达")
	case "branches":
		if l.Kind, *says = LeftoverGateway, problem.Say("shares of its branches", "各分支比例"); len(at) == 3 {
			share := strconv.FormatFloat(math.Round(s.Branches[at[1]][at[2]]*1e4)/1e2, 'f', -1, 64)
			l.Kind, l.Of, *says = LeftoverBranch, at[1], problem.Say("its share of %[1]s %% at %[2]q", "在 %[2]q 处占 %[1]s%%", share, f.label(at[1]))
		}
	case "decisions":
		l.Kind, *says = LeftoverGateway, problem.Say("what decides", "判断方式")
	case "conditions":
		l.Kind, *says = LeftoverFlow, problem.Say("its condition", "分支条件")
	case "events":
		l.Kind, *says = LeftoverEvent, problem.Say("when it happens", "何时发生")
	case "signals":
		l.Kind, *says = LeftoverSignal, problem.Say("how often it comes", "到达频率")
	case "messages":
		l.Kind, *says = LeftoverMessage, problem.Say("whom it finds", "如何匹配")
	case "run":
		l.Kind, l.Element, *says = LeftoverTask, measured(s.Run.Precision.Of), problem.Say("the precision that is asked of it", "所要求的精度")
	case "automation":
		i := index(at[1])
		l.Kind, l.Element = LeftoverTask, s.Automation[i].Tasks[index(at[3])]
		*says = problem.Say("what “%s” costs at it", "“%s”在此处的成本", s.Automation[i].Name)
	default:
		f.ofTask(&l, at)
	}
	return l
}

// ofTask completes a leftover among the tasks: a task itself, or something that another one names.
func (f *fitter) ofTask(l *Leftover, at path) {
	l.Kind = LeftoverTask
	says, task, label := &l.Entries[0].Says, f.scenario.Tasks[at[1]], f.label(at[1])
	switch {
	case len(at) == 2:
		*says = problem.Say("its work", "工作量")
	case at[2] == "repeat":
		l.Kind, l.Element, *says = LeftoverMarker, at[1], problem.Say("how often it is repeated", "重复次数")
	case at[2] == "failure":
		l.Kind, l.Element, *says = LeftoverError, task.Failure.Error, problem.Say("the error that failed work at %q throws", "%q 失败时抛出的错误", label)
	case at[3] == "sameAs":
		l.Element, *says = task.Allocate.SameAs, problem.Say("%q by the same person as here", "%q 须与此处为同一人", label)
	default:
		l.Element, *says = task.Allocate.OtherThan[index(at[4])], problem.Say("%q by another person than here", "%q 须与此处不是同一人", label)
	}
}

// label is what people call a node.
func (f *fitter) label(id string) string {
	if n := f.scene.nodes[model.ID(id)]; n != nil {
		return n.Label()
	}
	return id
}

// measured is the task that a measure is about, "" where it is about none.
func measured(measure string) string {
	if id, of := strings.CutPrefix(measure, "tasks/"); of {
		if at := strings.LastIndex(id, "/"); at > 0 {
			return id[:at]
		}
	}
	return ""
}

// Remember gives leftovers the names that they have in a drawing of earlier, and tells whether some are still without one. What they
// probably became is looked for again.
func Remember(all []Leftover, earlier *model.Definitions) (some bool) {
	names := namesIn(earlier)
	for i := range all {
		l := &all[i]
		if name, known := names[l.Element]; l.Name == "" && known {
			l.Name = cmp.Or(name, l.Element)
			l.likely()
		}
		some = some || l.Name == ""
	}
	return some
}

// namesIn are the names in a drawing of everything that can have numbers, by id.
func namesIn(d *model.Definitions) map[string]string {
	s := sceneOf(d, nil, nil)
	names := map[string]string{}
	for _, p := range d.Processes {
		names[string(p.ID)] = p.Name
	}
	for _, n := range s.all {
		names[string(n.ID)] = n.Name
	}
	for id, f := range s.flows {
		names[string(id)] = s.flowName(f)
	}
	for _, root := range d.Errors {
		names[string(root.ID)] = root.Name
	}
	for _, root := range d.Signals {
		names[string(root.ID)] = root.Name
	}
	for _, root := range d.Messages {
		names[string(root.ID)] = root.Name
	}
	return names
}

// flowName is what people call a flow: by its name, or by where it leads.
func (s *scene) flowName(f *model.SequenceFlow) string {
	if f.Name != "" {
		return f.Name
	}
	if to := s.nodes[f.Target]; to != nil {
		return "→ " + to.Label()
	}
	return ""
}
