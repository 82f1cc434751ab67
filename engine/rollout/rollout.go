package rollout

import (
	"math"
	"slices"
	"strings"
	"time"

	"sandtable/engine/problem"
)

// State is how far a rollout has come.
type State string

// The states of a rollout. The last three are final.
const (
	Planned    State = "planned"
	Running    State = "running"
	Paused     State = "paused"
	Done       State = "done"        // everybody has the new version, and the channel stands at it
	Aborted    State = "aborted"     // given up: everybody has the old version
	RolledBack State = "rolled-back" // the new version was no good: everybody has the old one again
)

// OnItsWay says whether a rollout in this state decides who gets which version.
func (s State) OnItsWay() bool { return s == Running || s == Paused }

// Open says whether anything can still become of a rollout in this state without going back.
func (s State) Open() bool { return s == Planned || s.OnItsWay() }

// Kind is what is done with a rollout.
type Kind string

// What can be done with a rollout.
const (
	Approve  Kind = "approve" // the next step
	Start    Kind = "start"
	Advance  Kind = "advance"
	Pause    Kind = "pause" // whoever has the new version keeps it, and nobody is added
	Resume   Kind = "resume"
	Report   Kind = "report" // figures from the units that have the new version
	Abort    Kind = "abort"
	RollBack Kind = "rollback"
)

// Kinds are all of them.
var Kinds = []Kind{Approve, Start, Advance, Pause, Resume, Report, Abort, RollBack}

// Action is something that was done with a rollout.
type Action struct {
	Kind    Kind      `json:"kind"`
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Note    string    `json:"note,omitempty"`
	Request string    `json:"request,omitempty"` // names the action, so that asking for it twice does it once
	Figures *Figures  `json:"figures,omitempty"` // of a report
}

// Figures are what is reported from the units that have the new version.
type Figures struct {
	Cases   int     `json:"cases"`
	Kept    float64 `json:"kept"` // share of promises kept (SLA), 0 to 1
	Defects int     `json:"defects"`
}

// Rollout is a plan with the log of what was done.
type Rollout struct {
	Plan Plan     `json:"plan"`
	Log  []Action `json:"log"`
}

// Status is what a rollout has come to.
type Status struct {
	State     State         `json:"state"`
	Step      int           `json:"step"`              // from 0; -1 before the start
	Share     float64       `json:"share"`             // of units that have the new version by their position
	Since     time.Time     `json:"since"`             // when the step began, or the last change of state; zero where nothing was done yet
	Ran       time.Duration `json:"-"`                 // how long the step had run, without pauses, at the last action
	Approvals []string      `json:"approvals"`         // who agrees with the next step
	Figures   *Figures      `json:"figures,omitempty"` // what was last reported in this step

	running time.Time // since when it has run without a pause; zero: it does not run
}

// Status plays the log.
func (r *Rollout) Status() Status {
	s := Status{State: Planned, Step: -1, Approvals: []string{}}
	for _, a := range r.Log {
		s.take(&r.Plan, a)
	}
	return s
}

// take is what an action makes of a status. That the action is allowed was asked before it came into the log.
func (s *Status) take(p *Plan, a Action) {
	if !s.running.IsZero() {
		s.Ran += max(0, a.At.Sub(s.running))
		s.running = a.At
	}
	switch a.Kind {
	case Approve:
		s.Approvals = append(s.Approvals, a.By)
		return
	case Report:
		s.Figures = a.Figures
		return
	case Start, Advance:
		s.State, s.Step, s.Ran, s.running, s.Approvals, s.Figures = Running, s.Step+1, 0, a.At, []string{}, nil
		s.Share = max(s.Share, p.Steps[s.Step].Share)
		if s.Step == len(p.Steps)-1 {
			s.State, s.running = Done, time.Time{}
		}
	case Pause:
		s.State, s.running = Paused, time.Time{}
	case Resume:
		s.State, s.running = Running, a.At
	case Abort:
		s.State, s.Share, s.running = Aborted, 0, time.Time{}
	case RollBack:
		s.State, s.Share, s.running = RolledBack, 0, time.Time{}
	}
	s.Since = a.At
}

// OvertakenBy says whether a channel that stands at a version was moved by hand while the rollout is on its way.
func (r *Rollout) OvertakenBy(stands string) bool {
	return r.Status().State.OnItsWay() && stands != r.Plan.From
}

// Move is where a channel has to go with an action.
type Move struct{ From, To string }

// Do is the rollout with one more action, and the move of the channel that goes with it, if one does. The channel stands at the version given. The
// rollout itself does not change. An action that is in the log already, by its request, changes nothing again. What is not possible is a *problem.Problem.
//
// The log never runs backwards: an action whose clock is behind the last one's counts as done at the same time as that one.
func (r *Rollout) Do(a Action, stands string) (*Rollout, *Move, error) {
	if i := r.find(a.Request); i >= 0 {
		if r.Log[i].Kind != a.Kind {
			return nil, nil, problem.New("rollout.request-used", problem.Say("The request %q was something else.", "请求标识 %q 已用于其他操作。", a.Request), problem.Say("Name each action anew.", "每次操作请使用新的标识。"))
		}
		return r, nil, nil
	}
	if n := len(r.Log); n > 0 && a.At.Before(r.Log[n-1].At) {
		a.At = r.Log[n-1].At
	}
	s := r.Status()
	if err := s.allows(a.Kind); err != nil {
		return nil, nil, err
	}
	if err := r.due(s, a, stands); err != nil {
		return nil, nil, err
	}
	next := &Rollout{Plan: r.Plan, Log: append(slices.Clone(r.Log), a)}
	return next, r.move(s, next.Status(), stands), nil
}

// move is where the channel goes when a rollout is done, or is taken back after it was.
func (r *Rollout) move(before, after Status, stands string) *Move {
	switch {
	case after.State == Done:
		return &Move{stands, r.Plan.To}
	case after.State == RolledBack && before.State == Done:
		return &Move{stands, r.Plan.From}
	}
	return nil
}

func (r *Rollout) find(request string) int {
	if request == "" {
		return -1
	}
	return slices.IndexFunc(r.Log, func(a Action) bool { return a.Request == request })
}

// after says in which states a kind of action makes sense.
var after = map[Kind][]State{
	Approve:  {Planned, Running, Paused},
	Start:    {Planned},
	Advance:  {Running},
	Pause:    {Running},
	Resume:   {Paused},
	Report:   {Running, Paused},
	Abort:    {Planned, Running, Paused},
	RollBack: {Running, Paused, Done},
}

// Can are the kinds of action that make sense in a state, whatever gates say.
func (s State) Can() []Kind {
	can := []Kind{}
	for _, k := range Kinds {
		if slices.Contains(after[k], s) {
			can = append(can, k)
		}
	}
	return can
}

func (s *Status) allows(k Kind) error {
	states, known := after[k]
	if !known {
		return problem.New("rollout.unknown-action", problem.Say("Nothing is called %q.", "没有名为 %q 的操作。", string(k)), problem.Say("There are approve, start, advance, pause, resume, report, abort and rollback.", "可用操作：approve、start、advance、pause、resume、report、abort、rollback。"))
	}
	if slices.Contains(states, s.State) {
		return nil
	}
	return problem.New("rollout.wrong-state", problem.Say("The rollout is %[1]s: %[3]s is not possible now.", "发布%[2]s，当前不能执行“%[4]s”。", s.State.In(problem.English), s.State.In(problem.Chinese), k.In(problem.English), k.In(problem.Chinese)), s.way())
}

// way is what can be done in a state instead.
func (s *Status) way() problem.Text {
	switch s.State {
	case Planned:
		return problem.Say("Start it, or abort it.", "可以开始或中止。")
	case Running:
		return problem.Say("Advance, pause, abort it or roll it back.", "可以推进、暂停、中止或回滚。")
	case Paused:
		return problem.Say("Resume it, abort it or roll it back.", "可以继续、中止或回滚。")
	case Done:
		return problem.Say("Roll it back, or make a new rollout.", "可以回滚，或新建一次发布。")
	}
	return problem.Say("Make a new rollout.", "请新建一次发布。")
}

// due asks what the action itself needs.
func (r *Rollout) due(s Status, a Action, stands string) error {
	switch a.Kind {
	case Approve:
		return r.mayApprove(s, a.By)
	case Report:
		return saneFigures(a.Figures)
	case Start, Advance:
		if stands != r.Plan.From {
			return overtaken(r.Plan.Channel, stands, r.Plan.From)
		}
		return r.open(s, a.At)
	case Resume:
		if stands != r.Plan.From {
			return overtaken(r.Plan.Channel, stands, r.Plan.From)
		}
	case RollBack:
		if s.State == Done && stands != r.Plan.To {
			return overtaken(r.Plan.Channel, stands, r.Plan.To)
		}
	}
	return nil
}

func overtaken(channel, stands, planned string) error {
	return problem.New("rollout.overtaken", problem.Say("The channel %s was moved by hand: it stands at %s, and the plan needs it at %s.", "通道 %s 已被手动切换：当前为 %s，计划要求为 %s。", channel, stands, planned),
		problem.Say("Move it back, or abort the rollout and make a new one.", "请将通道切回，或中止本次发布后重新创建。"))
}

func saneFigures(f *Figures) error {
	if f == nil || f.Cases < 0 || f.Defects < 0 || math.IsNaN(f.Kept) || f.Kept < 0 || f.Kept > 1 {
		return problem.New("rollout.bad-figures", problem.Say("The report has no usable figures.", "上报数据无效。"), problem.Say("Give the number of cases, the share of promises kept (0 to 1) and the number of defects.", "请填写案例数、SLA 达成比例（0 到 1）和缺陷数。"))
	}
	return nil
}

// Who is the name of a user as approvals compare it.
func who(name string) string { return strings.ToLower(strings.TrimSpace(name)) }
