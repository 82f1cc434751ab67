package token_test

import (
	"math/rand/v2"
	"testing"

	"sandtable/engine/model"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

// worker does whatever it is told of, first come first served, and allocates nothing itself.
type worker struct {
	net   *token.Net
	game  *token.Game
	chose *rand.Rand
	works []token.Place
	waits []token.Wait
}

func (w *worker) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	out := w.net.Nodes[at.Node].Out
	return append(taken, out[w.chose.IntN(len(out))])
}
func (w *worker) Perform(_ token.Place, offered, taken []token.NodeID) []token.NodeID {
	return append(taken, offered...)
}
func (w *worker) Work(at token.Place)                           { w.works = append(w.works, at) }
func (w *worker) Again(_ token.Place, done int) bool            { return done < 2 }
func (w *worker) Instances(token.Place) int                     { return 3 }
func (w *worker) Enough(_ token.Place, done, _ int) bool        { return done >= 2 }
func (w *worker) Activates(_ token.Place, waiting, _ int) bool  { return waiting >= 1 }
func (w *worker) Await(wait token.Wait)                         { w.waits = append(w.waits, wait) }
func (w *worker) Receives(token.Place, token.Wait) bool         { return false }
func (w *worker) Began(c token.Case, _ token.NodeID) token.Case { return max(c, 0) }
func (w *worker) Uncaught(token.Place, model.EventKind)         {}
func (w *worker) Left(token.Case, token.ScopeID)                {}
func (w *worker) Ended(token.Case)                              {}
func (w *worker) Forget(wait token.Wait) {
	for i := range w.waits {
		if w.waits[i].ID == wait.ID {
			w.waits = append(w.waits[:i], w.waits[i+1:]...)
			return
		}
	}
}
func (w *worker) Abandon(at token.Place) {
	for i := range w.works {
		if w.works[i] == at {
			w.works = append(w.works[:i], w.works[i+1:]...)
			return
		}
	}
}
func (w *worker) Withdraw(_ token.Case, instance int32) {
	kept := w.works[:0]
	for _, at := range w.works {
		if at.Instance != instance {
			kept = append(kept, at)
		}
	}
	w.works = kept
}

func (w *worker) run(t testing.TB, rounds int) {
	for range rounds {
		if err := w.game.Start(0, w.net.Scopes[0].Enter...); err != nil {
			t.Fatal(err)
		}
		for len(w.works)+len(w.waits) > 0 {
			if n := len(w.works); n > 0 && (len(w.waits) == 0 || w.chose.IntN(2) == 0) {
				at := w.works[0]
				w.works = append(w.works[:0], w.works[1:]...)
				if err := w.game.Finish(at); err != nil {
					t.Fatal(err)
				}
				continue
			}
			id := w.waits[0].ID
			w.waits = append(w.waits[:0], w.waits[1:]...)
			if err := w.game.Happen(id); err != nil {
				t.Fatal(err)
			}
		}
		if w.game.Running() > 0 {
			t.Fatal("stuck")
		}
	}
}

// everything holds an element of nearly every kind.
const everything = `
	startEvent s
	parallelGateway f
	task A loop
	task B several
	subProcess P several sequential {
		startEvent ps
		task C
		boundaryEvent cc compensate on=C
		task U compensation
		cc .. U
		subProcess E triggered {
			startEvent es message=m2 noninterrupting
			task H
			es -> H 40
		}
		ps -> C 41
	}
	boundaryEvent b timer on=P
	callActivity Q1 called=Q
	adHocSubProcess D ordering=Sequential {
		task D1
		task D2
	}
	eventBasedGateway V
	intermediateCatchEvent v1 timer
	intermediateCatchEvent v2 signal=x
	intermediateThrowEvent t1 signal=x
	intermediateThrowEvent t2 message=m1
	intermediateThrowEvent t3 compensate
	transaction T {
		task T1
		boundaryEvent tc compensate on=T1
		task TU compensation
		tc .. TU
		endEvent off cancel
		T1 -> off 42
	}
	boundaryEvent cancelled cancel on=T
	inclusiveGateway j
	complexGateway k
	endEvent e
	s -> f 1
	f -> A 2
	f -> B 3
	f -> P 4
	f -> Q1 5
	f -> D 6
	f -> V 7
	V -> v1 8
	V -> v2 9
	v1 -> j 10
	v2 -> j 11
	A -> t1 12
	t1 -> j 13
	B -> t2 14
	t2 -> j 15
	P -> t3 16
	b -> t3 17
	t3 -> T 18
	cancelled -> k 19
	T -> k 20
	Q1 -> k 21
	D -> k 22
	k -> e 23
	j -> e 24
	process Q {
		startEvent qs
		startEvent qm message=m1
		task QA
		intermediateThrowEvent qt escalation
		qs -> QA 50
		qm -> QA 51
		QA -> qt 52
	}
	t2 => qm mf`

func TestAWarmGameAllocatesNothing(t *testing.T) {
	d := sketch.Process(everything)
	net, err := token.NewNet(d, d.Processes[0])
	if err != nil {
		t.Fatal(err)
	}
	w := &worker{net: net, chose: rand.New(rand.NewPCG(1, 1))}
	w.game = token.NewGame(net, w)
	w.run(t, 3000)
	if perCase := testing.AllocsPerRun(300, func() { w.run(t, 1) }); perCase != 0 {
		t.Errorf("got %v allocations per case, want none", perCase)
	}
	if used := w.game.Used(); used != "" {
		t.Errorf("left %s", used)
	}
}

// BenchmarkEverything times a case of some 60 events with an element of every kind.
func BenchmarkEverything(b *testing.B) {
	d := sketch.Process(everything)
	net, err := token.NewNet(d, d.Processes[0])
	if err != nil {
		b.Fatal(err)
	}
	w := &worker{net: net, chose: rand.New(rand.NewPCG(1, 1))}
	w.game = token.NewGame(net, w)
	w.run(b, 100)
	b.ReportAllocs()
	for b.Loop() {
		w.run(b, 1)
	}
}
