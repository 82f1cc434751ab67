package token_test

import (
	"cmp"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

// gambler plays with a seeded chance, and mirrors what it is told of in arrays, as the
// simulator does. It talks back while it is told things, and checks what it is told.
type gambler struct {
	tb       testing.TB
	net      *token.Net
	game     *token.Game
	chance   *rand.Rand
	working  []token.Place
	waiting  []token.Wait // by id; Instance is None where there is none
	open     map[token.Case]bool
	errors   []string
	quiet    bool // begins nothing more, and lets loops end
	steps    int
	problems int
}

func newGambler(tb testing.TB, net *token.Net, seed uint64) *gambler {
	g := &gambler{tb: tb, net: net, chance: rand.New(rand.NewPCG(seed, 7)), open: map[token.Case]bool{}, errors: []string{"", "nobody"}}
	for _, e := range net.Definitions.Errors {
		g.errors = append(g.errors, string(e.ID))
	}
	g.game = token.NewGame(net, g)
	g.game.Bound(10_000)
	return g
}

// play starts cases and goes on with whatever it is told of, then lets everything come to
// an end. It fails on tokens that are lost or left over.
func (g *gambler) play(steps int) {
	g.start()
	for range steps {
		g.step()
	}
	g.quiet = true
	for range 4 * steps {
		if len(g.working) == 0 && len(g.waits()) == 0 || !g.step() {
			break
		}
	}
	if g.game.Running() == 0 {
		if used := g.game.Used(); used != "" || len(g.open) > 0 || len(g.working) > 0 || len(g.waits()) > 0 {
			g.tb.Fatalf("all cases are over, but left: %s; cases %v, work %v, waits %v", used, g.open, g.working, g.waits())
		}
	}
	g.game.Reset()
	if used := g.game.Used(); used != "" {
		g.tb.Fatalf("left after a reset: %s", used)
	}
}

func (g *gambler) start() {
	root := g.net.Roots[g.chance.IntN(len(g.net.Roots))]
	starts := g.net.Scopes[root].Starts
	if len(starts) == 0 {
		return
	}
	at := starts
	if g.net.Nodes[starts[0]].Kind == model.StartEvent {
		at = []token.NodeID{starts[g.chance.IntN(len(starts))]}
	}
	c := g.newCase()
	g.check(g.game.Start(c, at...))
}

func (g *gambler) newCase() token.Case {
	c := token.Case(0)
	for g.open[c] {
		c++
	}
	g.open[c] = true
	return c
}

// step does one thing, and says whether there was anything to do.
func (g *gambler) step() bool {
	g.steps++
	waits := g.waits()
	n := g.chance.IntN(20)
	switch {
	case n == 0 && !g.quiet && len(g.open) < 5:
		g.start()
	case n == 1 && !g.quiet && len(g.net.Definitions.Signals) > 0:
		g.check(g.game.Signal(g.net.Definitions.Signals[g.chance.IntN(len(g.net.Definitions.Signals))].ID))
	case n == 2 && len(g.working) > 0 && !g.quiet:
		at := g.working[g.chance.IntN(len(g.working))]
		g.check(g.game.Escalate(at, g.errors[g.chance.IntN(len(g.errors))]))
	case n == 3 && len(g.working) > 0:
		g.check(g.game.Fail(g.take(), g.errors[g.chance.IntN(len(g.errors))]))
	case n < 12 && len(g.working) > 0:
		g.check(g.game.Finish(g.take()))
	case len(waits) > 0 && (!g.quiet || len(g.working) == 0):
		w := waits[g.chance.IntN(len(waits))]
		g.waiting[w.ID].Instance = token.None
		g.check(g.game.Happen(w.ID))
	case len(g.working) > 0:
		g.check(g.game.Finish(g.take()))
	default:
		return false
	}
	return true
}

func (g *gambler) take() token.Place {
	i := g.chance.IntN(len(g.working))
	at := g.working[i]
	g.working = slices.Delete(g.working, i, i+1)
	return at
}

func (g *gambler) waits() []token.Wait {
	var found []token.Wait
	for _, w := range g.waiting {
		if w.Instance != token.None {
			found = append(found, w)
		}
	}
	return found
}

// check holds the game to its counts. A named problem ends the play.
func (g *gambler) check(err error) {
	if err != nil {
		if problem.Of(err) == nil {
			g.tb.Fatalf("got %v, want a named problem", err)
		}
		g.problems++
		g.reset()
		return
	}
	if err := g.game.Sound(); err != nil {
		g.tb.Fatal(err)
	}
	if len(g.working)+g.game.Running() > 500 { // it grows without end
		g.reset()
	}
}

func (g *gambler) reset() {
	g.game.Reset()
	g.working, g.waiting, g.open = nil, nil, map[token.Case]bool{}
}

func (g *gambler) some(n int) bool { return g.chance.IntN(n) == 0 }

func (g *gambler) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	node := &g.net.Nodes[at.Node]
	_, several := g.net.Splits(at.Node)
	for _, f := range node.Out {
		if several && g.some(2) {
			taken = append(taken, f)
		}
	}
	if len(taken) == 0 {
		taken = append(taken, node.Out[g.chance.IntN(len(node.Out))])
	}
	return taken
}

func (g *gambler) Perform(_ token.Place, offered, taken []token.NodeID) []token.NodeID {
	for _, id := range offered {
		for g.some(2) {
			taken = append(taken, id)
		}
	}
	return taken
}

func (g *gambler) Again(token.Place, int) bool { return !g.quiet && g.some(2) }

func (g *gambler) Instances(token.Place) int { return g.chance.IntN(4) }

func (g *gambler) Enough(_ token.Place, done, all int) bool {
	if done >= all {
		g.tb.Errorf("asked whether %d of %d are enough", done, all)
	}
	return g.some(3)
}

func (g *gambler) Activates(_ token.Place, waiting, all int) bool { return waiting == all || g.some(3) }

func (g *gambler) Work(at token.Place) {
	switch n := g.chance.IntN(12); {
	case n < 4:
		g.tell(g.game.Finish(at))
	case n == 4 && at.Execution != token.None:
		g.tell(g.game.Escalate(at, ""))
		g.tell(g.game.Finish(at))
	case n == 5:
		g.tell(g.game.Fail(at, g.errors[g.chance.IntN(len(g.errors))]))
	default:
		g.working = append(g.working, at)
	}
}

func (g *gambler) tell(err error) {
	if err != nil {
		g.tb.Errorf("got %v while tokens move, want nothing before they rest", err)
	}
}

func (g *gambler) Await(w token.Wait) {
	for len(g.waiting) <= int(w.ID) {
		g.waiting = append(g.waiting, token.Wait{Place: token.Place{Instance: token.None}})
	}
	if g.waiting[w.ID].Instance != token.None {
		g.tb.Fatalf("told twice of wait %v", w)
	}
	g.waiting[w.ID] = w
	if g.some(8) {
		g.waiting[w.ID].Instance = token.None
		g.tell(g.game.Happen(w.ID))
	}
}

func (g *gambler) Forget(w token.Wait) {
	w.Happened = false
	if g.waiting[w.ID] != w {
		g.tb.Fatalf("told to forget %v, knows %v", w, g.waiting[w.ID])
	}
	g.waiting[w.ID].Instance = token.None
}

func (g *gambler) Receives(token.Place, token.Wait) bool { return g.some(3) }

func (g *gambler) Began(sender token.Case, _ token.NodeID) token.Case {
	switch {
	case g.quiet || g.some(10):
		return token.None
	case sender == token.None || g.some(5):
		if len(g.open) >= 8 {
			return token.None
		}
		return g.newCase()
	}
	return sender
}

func (g *gambler) Abandon(at token.Place) {
	i := slices.Index(g.working, at)
	if i < 0 {
		g.tb.Fatalf("told that work at %v was abandoned, knows %v", at, g.working)
	}
	g.working = slices.Delete(g.working, i, i+1)
}

func (g *gambler) Withdraw(_ token.Case, instance int32) {
	g.working = slices.DeleteFunc(g.working, func(at token.Place) bool { return at.Instance == instance })
	for _, w := range g.waits() {
		if w.Instance == instance {
			g.tb.Fatalf("%v was withdrawn with its instance, but not forgotten", w)
		}
	}
}

func (g *gambler) Uncaught(token.Place, model.EventKind) {}

func (g *gambler) Left(c token.Case, _ token.ScopeID) {
	if !g.open[c] {
		g.tb.Fatalf("left case %d, which is over", c)
	}
}

func (g *gambler) Ended(c token.Case) {
	if !g.open[c] {
		g.tb.Fatalf("case %d ended twice", c)
	}
	delete(g.open, c)
}

// TestEveryModelOfTheCorpusIsPlayedOrRefusedByName plays whatever lies in the corpus with
// a gambler, and counts what is refused.
func TestEveryModelOfTheCorpusIsPlayedOrRefusedByName(t *testing.T) {
	corpus := os.Getenv("SANDTABLE_CORPUS")
	if corpus == "" {
		t.Skip("skipped: SANDTABLE_CORPUS is not set")
	}
	played, refused := 0, map[string]int{}
	err := filepath.WalkDir(corpus+"/", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".bpmn") || strings.Contains(path, "bad-input") {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		d, err := bpmn.Decode(f)
		if err != nil {
			return nil // for the reader's tests
		}
		for _, p := range d.Processes {
			net, err := token.NewNet(d, p)
			if err != nil {
				at := problem.Of(err)
				if at == nil {
					t.Errorf("%s: got %v, want a named problem", path, err)
					continue
				}
				refused[at.Code]++
				if testing.Verbose() && strings.HasPrefix(at.Code, "token.") && at.Code != "token.empty" {
					t.Logf("%s: %v", filepath.Base(path), err)
				}
				continue
			}
			for seed := range uint64(20) {
				newGambler(t, net, seed).play(200)
			}
			played++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	codes := make([]string, 0, len(refused))
	for code, n := range refused {
		codes = append(codes, fmt.Sprintf("%s %d", code, n))
	}
	slices.SortFunc(codes, cmp.Compare[string])
	t.Logf("%d processes played, refused: %s", played, strings.Join(codes, ", "))
	if played < 300 {
		t.Errorf("only %d processes could be played", played)
	}
}

// FuzzRandomNets plays sketches made at random.
func FuzzRandomNets(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		text := randomSketch(rand.New(rand.NewPCG(seed, 3)))
		d := sketch.Process(text)
		for _, p := range d.Processes {
			declare(d, p)
		}
		net, err := token.NewNet(d, d.Processes[0])
		if err != nil {
			if problem.Of(err) == nil {
				t.Errorf("got %v, want a named problem", err)
			}
			return
		}
		defer func() {
			if t.Failed() {
				t.Log(text)
			}
		}()
		newGambler(t, net, seed).play(300)
	})
}

// declare makes root elements of the signals, errors and event definitions that a sketch names.
func declare(d *model.Definitions, p *model.Process) {
	p.Walk(func(n, _ *model.Node) {
		if n.Event == nil {
			return
		}
		for _, e := range n.Event.Definitions {
			switch e.Kind {
			case model.SignalEvent:
				d.Signals = append(d.Signals, &model.Signal{Base: model.Base{ID: e.Ref}})
			case model.ErrorEvent:
				d.Errors = append(d.Errors, &model.Error{Base: model.Base{ID: e.Ref}})
			}
		}
	})
	if len(d.EventDefs) == 0 {
		d.EventDefs = []*model.EventDefinition{
			{Base: model.Base{ID: "rootSignal"}, Kind: model.SignalEvent, Ref: "s1"},
			{Base: model.Base{ID: "rootEscalation"}, Kind: model.EscalationEvent, Ref: "x1"},
			{Base: model.Base{ID: "rootError"}, Kind: model.ErrorEvent, Ref: "e1"},
		}
	}
}

func TestTheSameChanceGoesTheSameWay(t *testing.T) {
	for seed := range uint64(50) {
		d := sketch.Process(randomSketch(rand.New(rand.NewPCG(seed, 3))))
		net, err := token.NewNet(d, d.Processes[0])
		if err != nil {
			continue
		}
		var traces [2][]token.Step
		for i := range traces {
			g := newGambler(t, net, seed)
			g.game.Watch = func(s token.Step) { traces[i] = append(traces[i], s) }
			g.play(100)
		}
		if !slices.Equal(traces[0], traces[1]) {
			t.Errorf("seed %d: %d and %d steps that differ", seed, len(traces[0]), len(traces[1]))
		}
	}
}
