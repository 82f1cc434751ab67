package simulate

import (
	"context"
	"slices"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

// hands plays a game by hand: choices are the simulator's, but whatever work or time there
// is ends in whatever order it is picked, without a clock.
type hands struct {
	*replication
	game  *token.Game
	work  []token.Place
	waits []token.Wait
}

func (h *hands) Work(at token.Place) { h.work = append(h.work, at) }
func (h *hands) Await(w token.Wait) {
	if w.Kind == model.TimerEvent {
		h.waits = append(h.waits, w)
	}
}
func (h *hands) Forget(w token.Wait) {
	h.waits = slices.DeleteFunc(h.waits, func(o token.Wait) bool { return o.ID == w.ID })
}
func (h *hands) Abandon(at token.Place) {
	h.work = slices.DeleteFunc(h.work, func(o token.Place) bool { return o == at })
}
func (h *hands) Withdraw(c token.Case, instance int32) {
	h.work = slices.DeleteFunc(h.work, func(o token.Place) bool { return o.Case == c && o.Instance == instance })
}
func (h *hands) Uncaught(token.Place, model.EventKind) {}
func (h *hands) Left(token.Case, token.ScopeID)        {}
func (h *hands) Ended(id token.Case)                   { h.cases[id].left = 0 }

// step ends some work, or lets some time pass; false where there is neither. pick says
// which of so many.
func (h *hands) step(pick func(n int) int) (bool, error) {
	if n := len(h.work); n > 0 {
		i := pick(n)
		at := h.work[i]
		h.work = slices.Delete(h.work, i, i+1)
		return true, h.game.Finish(at)
	}
	if n := len(h.waits); n > 0 {
		i := pick(n)
		w := h.waits[i]
		h.waits = slices.Delete(h.waits, i, i+1)
		return true, h.game.Happen(w.ID)
	}
	return false, nil
}

// TestTheSimulatorPlaysTheGameThatIsPlayedByHand holds how often elements are entered in a
// run with people, queues and time to how often they are when tokens are moved by hand, in
// drawings where it makes no difference what happens first.
func TestTheSimulatorPlaysTheGameThatIsPlayedByHand(t *testing.T) {
	const half = "if chance < 0.5"
	for name, text := range map[string]string{
		"gateways": `
			startEvent s
			exclusiveGateway m
			task A
			exclusiveGateway x
			inclusiveGateway f default=d
			task B
			task C
			task D
			inclusiveGateway j
			parallelGateway pf
			task E
			task F
			parallelGateway pj
			endEvent e
			s -> m 1
			m -> A 2
			A -> x 3
			x -> m back ` + half + `
			x -> f on
			f -> B b ` + half + `
			f -> C c ` + half + `
			f -> D d
			B -> j 4
			C -> j 5
			D -> j 6
			j -> pf 7
			pf -> E 8
			pf -> F 9
			E -> pj 10
			F -> pj 11
			pj -> e 12`,
		"loops and instances": `
			startEvent s
			task L loop
			subProcess S several=3 {
			  startEvent ss
			  task A
			  task B loop=before
			  endEvent se
			  ss -> A 2
			  A -> B 3
			  B -> se 4
			}
			task M several=4 sequential
			adHocSubProcess H {
			  task X
			  task Y
			}
			s -> L 1
			L -> S 5
			S -> M 6
			M -> H 7`,
		"timers, calls and handlers": `
			startEvent s
			intermediateCatchEvent c timer=PT5M
			callActivity K called=Q
			subProcess S {
			  task A
			  task B
			  A -> B 2
			}
			boundaryEvent b on=S escalation=X noninterrupting
			task N
			intermediateThrowEvent t compensate
			s -> c 1
			c -> K 3
			K -> S 4
			S -> t 5
			b -> N 6
			boundaryEvent u on=S compensate
			task undo compensation
			u .. undo
			escalation X
			process Q {
			  startEvent qs
			  task W
			  exclusiveGateway g
			  intermediateThrowEvent esc escalation=X
			  endEvent qe
			  qs -> W 7
			  W -> g 8
			  g -> esc y ` + half + `
			  g -> qe n
			  esc -> qe 9
			}`,
		"pools": `
			message ask
			message answer
			signal go
			startEvent s
			task A
			intermediateThrowEvent q message=ask
			intermediateCatchEvent w message=answer
			task B
			s -> A 1
			A -> q 2
			q -> w 3
			w -> B 4
			process Q {
			  startEvent qs message=ask
			  parallelGateway f
			  task W
			  task V
			  parallelGateway j
			  endEvent qe message=answer
			  qs -> f 5
			  f -> W 6
			  f -> V 7
			  W -> j 8
			  V -> j 9
			  j -> qe 10
			}
			q => qs mf1 ask
			qe => w mf2 answer`,
		"transactions": `
			startEvent s
			transaction T {
			  startEvent ts
			  task A
			  boundaryEvent ca on=A compensate
			  task undoA compensation
			  exclusiveGateway g
			  endEvent fine
			  endEvent te cancel
			  ts -> A 2
			  A -> g 3
			  g -> te y ` + half + `
			  g -> fine n
			  ca .. undoA
			}
			boundaryEvent x on=T cancel
			task Late
			task Done
			s -> T 1
			T -> Done 5
			x -> Late 6`,
	} {
		t.Run(name, func(t *testing.T) {
			p := unevenly(t, text)
			timed := make([]int, len(p.Net.Nodes))
			r := newReplication(p)
			r.reset(0)
			r.game.Watch = count(timed)
			if err := r.run(context.Background()); err != nil {
				t.Fatal(err)
			}
			for seed := range 3 {
				byHand := make([]int, len(p.Net.Nodes))
				play(t, p, count(byHand), uint32(seed+1))
				for i := range timed {
					if timed[i] != byHand[i] {
						t.Errorf("seed %d: %s was entered %d times in the run and %d times by hand", seed, p.Net.Nodes[i].ID, timed[i], byHand[i])
					}
				}
			}
			if r.sample.completed != handCases || r.sample.unfinished != 0 {
				t.Errorf("got %d completed and %d unfinished cases, want %d and none", r.sample.completed, r.sample.unfinished, handCases)
			}
		})
	}
}

const handCases = 300

// unevenly is a program in which every task takes some time of two people, and loops go by chance.
func unevenly(t *testing.T, text string) *compile.Program {
	d := sketch.Process(text)
	s := &scenario.Scenario{Start: time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC), Zone: "UTC", Process: "P",
		Roles: map[string]*scenario.Role{"r": {Headcount: 2}}, Tasks: map[string]*scenario.Task{}, Decisions: map[string]scenario.Decision{}, Branches: map[string]map[string]float64{},
		Arrivals: map[string]*scenario.Arrival{"s": {Every: &scenario.Distribution{Kind: scenario.Exponential, Mean: scenario.Duration(time.Hour)}}},
		Run:      scenario.Run{Cases: handCases, Replications: 1, Seed: 4}}
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) {
			switch {
			case n.Kind.IsTask():
				s.Tasks[string(n.ID)] = &scenario.Task{Roles: []string{"r"}, Duration: &scenario.Distribution{Kind: scenario.Exponential, Mean: scenario.Duration(time.Minute)}}
				if n.Activity.Loop != nil && !n.Activity.Loop.MultiInstance {
					s.Tasks[string(n.ID)].Repeat = &scenario.Repeat{Chance: .4}
				}
			case n.Kind == model.ExclusiveGateway && len(n.Outgoing) > 1, n.Kind == model.InclusiveGateway && len(n.Outgoing) > 1:
				s.Branches[string(n.ID)] = map[string]float64{string(n.Outgoing[0]): .5}
			}
		})
	}
	p, err := compile.Definitions(d, s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func count(entered []int) func(token.Step) {
	return func(s token.Step) {
		if s.Enter {
			entered[s.Node]++
		}
	}
}

// play plays all cases by hand, one after the other, what comes next picked at random.
func play(t *testing.T, p *compile.Program, watch func(token.Step), seed uint32) {
	h := &hands{replication: newReplication(p)}
	h.reset(0)
	h.game = token.NewGame(p.Net, h)
	h.replication.game = h.game
	h.game.Watch = watch
	pick := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for range handCases {
		key := h.caseKey(0)
		h.streams[0].cases++
		c := h.startCase(key, p.Arrivals[0].At[0], nil)
		err := h.game.Start(c, p.Arrivals[0].At...)
		for more := true; more && err == nil; {
			more, err = h.step(pick)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
