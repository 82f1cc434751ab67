package walk

import (
	"math"
	"slices"
	"time"

	"sandtable/engine/check/soundness"
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// player answers what the game asks: by the answers of a step, then as the drawing and the data decide.
type player struct {
	ground *Ground
	game   *token.Game
	camera soundness.Camera
	row    []float64
	now    int64 // nanoseconds since the scenario starts
	since  int64 // when the case began
	begun  bool

	step      int // the one that is being played; 0 is the start
	script    []Answer
	asked     *Question // what nobody has answered
	fault     *problem.Problem
	waits     []*wait // what is waited for, oldest first
	work      []work  // under way, oldest first
	rounds    map[int32]int
	path      []Visit
	decisions []Decision
	seen      *tally
	ended     bool
	uncaught  []Uncaught
	written   []Wrote // in this step
}

// wait is something that is waited for.
type wait struct {
	token.Wait
	since  int64
	due    int64 // of a timer; compile.None: not known
	before bool  // its condition must not hold first
}

// work is a token that rests at an activity, and since when.
type work struct {
	token.Place
	since int64
}

// Visit is an element that a token came to.
type Visit struct {
	Step    int      `json:"step"` // 0: the start
	Element model.ID `json:"element"`
}

// Uncaught is an error, an escalation or a message that nothing has caught.
type Uncaught struct {
	Element model.ID `json:"element"`
	Kind    string   `json:"kind"`
}

// Question is what a person has to decide before a step can be done.
type Question struct {
	Element model.ID   `json:"element"`
	Ask     string     `json:"ask"`             // ways, again or instances
	Flows   []model.ID `json:"flows,omitempty"` // of ways
	Several bool       `json:"several,omitempty"`
	Done    int        `json:"done,omitempty"` // of again: rounds so far
}

// errAsked stops the game where a person has to answer first.
var errAsked = problem.New("walk.asked", problem.Say("Somebody has to decide.", "需要人工决定。"), problem.Text{})

func newPlayer(g *Ground, quiet bool) *player {
	p := &player{ground: g, row: make([]float64, g.variables().Len()), rounds: map[int32]int{}, seen: newTally(g)}
	p.game = token.NewGame(g.net, p)
	p.game.Within = true
	p.camera = soundness.Camera{Net: g.net, Game: p.game}
	p.game.Bound(2000 + 20*len(g.net.Nodes))
	p.game.Watch = func(s token.Step) { p.watch(s, quiet) }
	return p
}

func (p *player) watch(s token.Step, quiet bool) {
	switch {
	case s.Message != nil:
	case s.Enter:
		p.seen.nodes[s.Node] = true
		if n := &p.ground.net.Nodes[s.Node]; n.Gateway == nil {
			p.path = append(p.path, Visit{p.step, n.ID})
		}
	default:
		p.seen.flows[s.Flow] = true
	}
	if !quiet {
		p.camera.See(s)
	}
}

// tell fills in what a row says of the time and of the loop around a place.
func (p *player) tell(at token.Place) {
	p.row[compile.Chance] = middle
	p.row[compile.Elapsed] = float64(p.now-p.since) / float64(time.Hour)
	now := p.ground.program.Start.Add(time.Duration(p.now))
	hour, minute, second := now.Clock()
	p.row[compile.Hour] = float64(hour) + float64(minute)/60 + float64(second)/3600
	p.row[compile.Weekday] = float64((int(now.Weekday())+6)%7 + 1)
	if at.Node != token.None {
		round, _ := p.game.Round(at)
		p.row[compile.Counter], p.row[compile.Instances] = float64(round.Number), float64(round.Instances)
		p.row[compile.Active], p.row[compile.Completed] = float64(round.Active), float64(round.Completed)
	}
}

// middle stands for chance where a value is drawn and nobody has given one: the median.
const middle = 0.5

// holds works a condition out. What goes wrong with it is told.
func (p *player) holds(f *compile.Formula, at token.Place) (bool, *problem.Problem) {
	p.tell(at)
	x, err := f.Eval(p.row)
	return x != 0 && err == nil, problem.Of(err)
}

// answer takes the answer to a question of an element out of the script.
func (p *player) answer(at token.NodeID) (Answer, bool) {
	id := p.ground.net.Nodes[at].ID
	for i, a := range p.script {
		if a.Element == id {
			p.script = slices.Delete(slices.Clone(p.script), i, i+1)
			return a, true
		}
	}
	return Answer{}, false
}

// ask stops the game until somebody answers.
func (p *player) ask(q Question) {
	if p.asked == nil {
		p.asked = &q
	}
	p.game.Stop(errAsked)
}

func (p *player) fail(err error) {
	if err != nil && p.fault == nil && p.asked == nil {
		p.fault = problem.Of(err)
		p.game.Stop(p.fault)
	}
}

// Again says whether a loop goes round once more. It is called by the game.
func (p *player) Again(at token.Place, done int) bool {
	if a, ok := p.answer(at.Node); ok {
		return a.Number > 0
	}
	r := p.ground.program.Repeats[at.Node]
	node := &p.ground.net.Nodes[at.Node]
	switch {
	case r == nil || r.Maximum > 0 && done >= r.Maximum:
		return false
	case r.Count != nil || r.Number != nil:
		if done == 0 || done == 1 && !node.Activity.Loop.TestBefore {
			p.rounds[at.Execution] = p.count(at, r)
		}
		return done < p.rounds[at.Execution]
	case r.Chance > 0, r.While != nil && reads(r.While, compile.Chance):
		p.ask(Question{Element: node.ID, Ask: "again", Done: done})
		return false
	case r.While != nil:
		holds, fault := p.holds(r.While, at)
		if fault != nil {
			p.fail(fault)
		}
		return holds
	}
	return r.Maximum > 0
}

// mostInstances of an activity in a walk; a person sees no more.
const mostInstances = 1_000

// Instances is how many instances of an activity there are. It is called by the game.
func (p *player) Instances(at token.Place) int {
	r, id := p.ground.program.Repeats[at.Node], p.ground.net.Nodes[at.Node].ID
	if a, ok := p.answer(at.Node); ok {
		return p.bounded(float64(a.Number), id)
	}
	switch {
	case r == nil:
		return 1
	case r.Number != nil:
		return p.count(at, r)
	case r.Count != nil && !p.ground.drafted && r.Count.Quantile(0.01) == r.Count.Quantile(0.99):
		return p.count(at, r)
	}
	p.ask(Question{Element: id, Ask: "instances"})
	return 0
}

// count is a number of rounds or instances.
func (p *player) count(at token.Place, r *compile.Repeat) int {
	n := 0.0
	if r.Number != nil {
		p.tell(at)
		var err error
		if n, err = r.Number.Eval(p.row); err != nil {
			p.fail(err)
		}
	} else {
		n = r.Count.Quantile(middle)
	}
	return p.bounded(math.Round(n), p.ground.net.Nodes[at.Node].ID)
}

func (p *player) bounded(n float64, id model.ID) int {
	if n > mostInstances {
		p.fail(problem.New("walk.too-many-instances", problem.Say("“%s” would have %.0f instances; a walk has at most %d.", "“%s”会有 %.0f 个实例；走查最多 %d 个。", p.ground.Name(id), n, mostInstances),
			problem.Say("Give it fewer.", "请减少实例数。")).Located(problem.Place{Element: string(id)}))
		return 0
	}
	return int(max(0, n))
}

// Enough says whether the rest of an activity is not needed. It is called by the game.
func (p *player) Enough(at token.Place, done, all int) bool {
	r := p.ground.program.Repeats[at.Node]
	if r == nil || r.Until == nil {
		return false
	}
	p.tell(token.Place{Node: token.None})
	p.row[compile.Counter], p.row[compile.Instances] = float64(done), float64(all)
	p.row[compile.Active], p.row[compile.Completed] = float64(all-done), float64(done)
	x, err := r.Until.Eval(p.row)
	p.fail(err)
	return x != 0 && err == nil
}

// Perform lets everything in an ad-hoc sub-process be done, as simulations do. It is called by the game.
func (p *player) Perform(_ token.Place, offered, taken []token.NodeID) []token.NodeID {
	return append(taken, offered...)
}

// Activates lets a complex gateway go on as its condition says or, without one, when all tokens are there. It is called by the game.
func (p *player) Activates(at token.Place, waiting, all int) bool {
	f := p.ground.program.Branches[at.Node].Activation
	if f == nil {
		return waiting == all
	}
	p.tell(token.Place{Node: token.None})
	p.row[compile.Counter], p.row[compile.Active] = float64(waiting), float64(waiting)
	p.row[compile.Instances], p.row[compile.Completed] = float64(all), 0
	x, err := f.Eval(p.row)
	p.fail(err)
	return x != 0 && err == nil
}

// Work notes a token that rests at an activity. It is called by the game.
func (p *player) Work(at token.Place) { p.work = append(p.work, work{at, p.now}) }

// Abandon drops work that has been taken away. It is called by the game.
func (p *player) Abandon(at token.Place) {
	p.work = slices.DeleteFunc(p.work, func(w work) bool { return w.Place == at })
}

// Withdraw drops all work of an instance. It is called by the game.
func (p *player) Withdraw(_ token.Case, instance int32) {
	p.work = slices.DeleteFunc(p.work, func(w work) bool { return w.Instance == instance })
}

// Await notes what is waited for, and when it is due. It is called by the game.
func (p *player) Await(w token.Wait) {
	p.waits = append(p.waits, &wait{Wait: w, since: p.now, due: p.due(w), before: w.Times > 0})
}

// Forget drops what is no longer waited for. It is called by the game.
func (p *player) Forget(w token.Wait) {
	p.camera.Forget(w)
	p.drop(w.ID)
}

func (p *player) drop(id int32) {
	p.waits = slices.DeleteFunc(p.waits, func(w *wait) bool { return w.ID == id })
}

// Receives is never asked: there is one case.
func (p *player) Receives(token.Place, token.Wait) bool { return false }

// Began lets a message or signal begin a process in the case that is walked. It is called by the game.
func (p *player) Began(c token.Case, at token.NodeID) token.Case {
	p.camera.Began(at)
	return max(c, 0)
}

// Uncaught notes what nothing catches. It is called by the game.
func (p *player) Uncaught(at token.Place, kind model.EventKind) {
	p.uncaught = append(p.uncaught, Uncaught{p.ground.net.Nodes[at.Node].ID, kind.String()})
}

// Left is of no account here. It is called by the game.
func (p *player) Left(token.Case, token.ScopeID) {}

// Ended notes that the case is over. It is called by the game.
func (p *player) Ended(token.Case) { p.ended = true }
