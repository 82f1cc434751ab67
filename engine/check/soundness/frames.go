package soundness

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// Frame is one step of a run as it can be shown on a drawing: what happened, how tokens moved, and where
// they rest afterwards.
type Frame struct {
	Deed    finding.Deed `json:"do"`
	Element model.ID     `json:"element"`
	Skipped int          `json:"skipped,omitempty"` // steps before the first frame, which have none of their own
	Moves   []Move       `json:"moves"`             // in their order
	Cut     bool         `json:"cut,omitempty"`     // there are more moves or tokens than are listed
	Tokens  []Token      `json:"tokens"`            // where they rest then, in the order of the file
	Again   []model.ID   `json:"again,omitempty"`   // end events that the case has reached more than once
	Endless bool         `json:"endless,omitempty"` // tokens go on for ever, and rest nowhere
}

// Move is one thing on the way of tokens. Exactly one of Flow, Message, Enters and Catches is set.
type Move struct {
	Flow    model.ID `json:"flow,omitempty"`    // a token takes this sequence flow
	Message model.ID `json:"message,omitempty"` // a message goes along this message flow
	Enters  model.ID `json:"enters,omitempty"`  // a token enters this element
	Catches model.ID `json:"catches,omitempty"` // what this event or task waits for has come from inside the file
	From    model.ID `json:"from,omitempty"`    // with Catches: what threw or sent it, where that is known
}

// Token is where tokens rest.
type Token struct {
	Element model.ID `json:"element"`
	Flow    model.ID `json:"flow,omitempty"` // on which they wait for others to join at the element
	Count   int      `json:"count"`
	State   Resting  `json:"state"`
}

// Resting is why tokens rest.
type Resting string

const (
	Working Resting = "working" // somebody is at it, or something goes on inside
	Waiting Resting = "waiting" // for an event, a decision or the others at a join
	Stuck   Resting = "stuck"   // nothing can happen any more
	Meeting Resting = "meeting" // there are several where one is expected
)

// Bounds of what is shown of a run.
const (
	mostFrames = 400       // the last ones; those before are played only
	mostShown  = 500       // moves of a step, and places of tokens after it
	mostPlayed = 4_000_000 // moves of a run
	mostRun    = 25_000    // steps of a run
	mostLooks  = 1 << 28   // steps times nodes, likewise
)

// Show finds the part of a file that a run is of and shows it. The run may come from anywhere: one that does
// not fit the file, or is too long to be played, is refused with a *problem.Problem.
func Show(d *model.Definitions, run []finding.Step) ([]Frame, error) {
	if len(run) == 0 {
		return nil, errLost
	}
	covered := map[model.ID]bool{}
	called := calledIn(d)
	for _, p := range d.Processes {
		if covered[p.ID] || called[p.ID] {
			continue
		}
		net, err := token.NewNet(d, p)
		if err != nil {
			continue // it has no runs
		}
		if _, here := net.Node(run[0].Element); here {
			return Frames(net, run)
		}
		for _, s := range net.Roots {
			covered[net.Scopes[s].Process.ID] = true
		}
	}
	return nil, errLost
}

// Frames plays a run step by step and tells of each what can be seen. One that does not fit the net is refused.
func Frames(net *token.Net, run []finding.Step) ([]Frame, error) {
	if len(run) == 0 {
		return nil, errLost
	}
	if len(run) > mostRun || len(run)*len(net.Nodes) > mostLooks {
		return nil, errTooLong
	}
	f := &filmer{teller: newTeller(net), camera: Camera{Net: net}}
	f.teller.game = token.NewGame(net, f)
	f.camera.Game = f.teller.game
	f.prepare()
	f.game.Watch = f.see
	var all []Frame
	for i := range run {
		frame := f.camera.Begin(run[i].Deed, run[i].Element)
		err := f.step(&run[i], i)
		if p := problem.Of(err); p != nil && i == len(run)-1 && (p.Code == "token.endless" || p.Code == "token.too-deep") {
			frame.Endless, err = true, nil
		}
		if err != nil {
			return nil, err
		}
		if i < len(run)-mostFrames {
			continue
		}
		if len(all) == 0 {
			frame.Skipped = i
		}
		f.camera.Look()
		all = append(all, *frame)
	}
	return all, nil
}

var errTooLong = problem.New("soundness.too-long", problem.Say("The run is too long to be shown.", "运行路径过长，无法演示。"),
	problem.Say("Check a smaller part of the process.", "请检查流程中较小的部分。"))

// filmer plays a run and films it.
type filmer struct {
	*teller
	camera Camera
	moves  int // of the whole run
}

// see notes what the game tells.
func (f *filmer) see(s token.Step) {
	if f.moves++; f.moves > mostPlayed {
		f.game.Stop(errTooLong)
	}
	f.camera.See(s)
}

// Forget tells of what the game itself brings about.
func (f *filmer) Forget(w token.Wait) { f.camera.Forget(w) }

// Began tells of a process that a message or signal begins.
func (f *filmer) Began(c token.Case, at token.NodeID) token.Case {
	f.camera.Began(at)
	return f.teller.Began(c, at)
}

// halts says whether a case goes on in which nothing can be done.
func halts(g *token.Game, net *token.Net) bool {
	running := false
	g.Instances(func(int32, token.ScopeID) { running = true })
	if !running || len(g.Working(nil)) > 0 || len(g.Undecided(nil)) > 0 {
		return false
	}
	for _, w := range g.Waiting(nil) {
		if !net.Within(w.Node, w.Definition) {
			return false
		}
	}
	return true
}
