package walk

import (
	"errors"
	"time"

	"sandtable/engine/check/soundness"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Played is a walk as it went.
type Played struct {
	Frames    []Moment   `json:"frames"` // the start, then one for each step that was done
	Path      []Visit    `json:"path"`
	Decisions []Decision `json:"decisions"`
	Uncaught  []Uncaught `json:"uncaught,omitempty"`
	Skipped   int        `json:"skipped,omitempty"` // steps before the first of the frames, which have none of their own
	State     State      `json:"state"`             // where it stands in the end

	Stopped *Stop     `json:"-"`                  // why not all steps were done; nil: they were
	Asked   *Question `json:"question,omitempty"` // what the step that was not done has to be told

	seen *tally
	row  []float64
}

// Moment is what can be seen of one step, and what it has written.
type Moment struct {
	soundness.Frame
	At    time.Time `json:"at"`
	Wrote []Wrote   `json:"wrote,omitempty"`
}

// Stop is a step that could not be done.
type Stop struct {
	Step    int // from 1; 0: the start
	Problem *problem.Problem
}

// mostFrames of a walk are told; those before are played only.
const mostFrames = 400

// Play plays a walk as far as it goes. That a step cannot be done is no error: it is told, with where the case stands before it.
func Play(g *Ground, w *Walk) *Played {
	return play(g, w, len(w.Steps), false)
}

// Before is a walk that has not begun: its state says how it can.
func Before(g *Ground) *Played {
	return &Played{Frames: []Moment{}, seen: newTally(g), State: g.before(), row: make([]float64, g.variables().Len())}
}

// play plays so many steps of a walk.
func play(g *Ground, w *Walk, steps int, quiet bool) *Played {
	p := newPlayer(g, quiet)
	played := &Played{}
	for i := 0; i <= steps; i++ {
		if stop := p.take(w, i, played, quiet, steps); stop != nil {
			question := p.asked
			again := &Played{}
			if i > 0 { // the game has stopped half way: where the case stands before that step is played anew
				again = play(g, w, i-1, quiet)
			} else {
				again = Before(g)
			}
			again.Asked = question
			if question == nil {
				again.Stopped = stop
			}
			return again
		}
	}
	played.Path, played.Decisions, played.Uncaught = p.path, p.decisions, p.uncaught
	played.seen, played.row, played.Skipped = p.seen, p.row, max(0, steps+1-mostFrames)
	if !quiet {
		played.State = p.state()
	} else {
		played.State = State{Over: p.ended}
	}
	return played
}

// take plays the ith step, 0 being the start; it answers why it could not.
func (p *player) take(w *Walk, i int, played *Played, quiet bool, steps int) *Stop {
	p.step, p.written = i, nil
	var frame *soundness.Frame
	var err error
	if i == 0 {
		element := w.Start.Element
		if at, found := p.ground.startAt(element); found == nil {
			element = p.ground.net.Nodes[at].ID
		}
		frame = p.camera.Begin(finding.Start, element)
		err = p.begin(&w.Start)
	} else {
		s := &w.Steps[i-1]
		frame = p.camera.Begin(deeds[s.Do], s.Element)
		err = p.carry(s)
	}
	if p.fault != nil {
		err = p.fault
	}
	if err != nil {
		stop := problem.Of(err)
		if errors.Is(err, errAsked) {
			stop = errAsked
		}
		return &Stop{i, stop}
	}
	if p.asked != nil {
		return &Stop{i, errAsked}
	}
	if !quiet && steps-i < mostFrames {
		p.camera.Look()
		played.Frames = append(played.Frames, Moment{*frame, p.ground.moment(p.now), p.written})
	}
	return nil
}

// deeds are what steps are in the words of a run that a check has found.
var deeds = map[Deed]finding.Deed{Complete: finding.Finish, Happen: finding.Happen, Decide: finding.Decide, Wait: finding.Happen}

// Ends are the end events that were come to, in their order.
func (p *Played) Ends(g *Ground) (all []model.ID) {
	for _, v := range p.Path {
		if at, ok := g.net.Node(v.Element); ok && g.net.Nodes[at].Kind == model.EndEvent {
			all = append(all, v.Element)
		}
	}
	return all
}

// Data is what is known of the case in the end, by variable.
func (p *Played) Data(g *Ground) map[string]any {
	known := map[string]any{}
	for slot := range p.row {
		if g.own(slot) {
			known[g.variables().Name(slot)] = g.variables().Format(slot, p.row[slot])
		}
	}
	return known
}
