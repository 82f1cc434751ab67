package soundness_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/engine/check/soundness"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

// sketcher writes drawings at random of blocks with one way in and one way out, of
// everything that matters for soundness; now and then one is drawn wrongly.
type sketcher struct {
	*rand.Rand
	text  strings.Builder
	ids   int
	after []string // lines for the end of the scope at hand
	wrong int      // one in so many blocks is
	plain bool     // nothing but what a scenario without numbers can play
}

func (s *sketcher) line(format string, args ...any) { fmt.Fprintf(&s.text, format+"\n", args...) }

func (s *sketcher) node(kind, what string) string {
	s.ids++
	s.line("%s n%d %s", kind, s.ids, what)
	return fmt.Sprintf("n%d", s.ids)
}

func (s *sketcher) lead(from, to string) {
	s.ids++
	s.after = append(s.after, fmt.Sprintf("%s -> %s f%d", from, to, s.ids))
}

// scope writes a scope with a start and an end.
func (s *sketcher) scope(depth int, ending string) {
	kept := s.after
	s.after = nil
	start := s.node("startEvent", "")
	first, last := s.block(depth)
	s.lead(start, first)
	if ending != "" && depth > 0 { // another way to end
		x := s.node("exclusiveGateway", "")
		s.lead(last, x)
		s.lead(x, s.node("endEvent", ending))
		last = x
	}
	s.lead(last, s.node("endEvent", ""))
	for _, l := range s.after {
		s.line("%s", l)
	}
	s.after = kept
}

var pairs = []string{"exclusiveGateway", "parallelGateway", "inclusiveGateway"}

func (s *sketcher) block(depth int) (first, last string) {
	if depth == 0 {
		t := s.node("task", "")
		return t, t
	}
	switch s.IntN(11) {
	case 0, 1:
		a, b := s.block(depth - 1)
		c, d := s.block(depth - 1)
		s.lead(b, c)
		return a, d
	case 2, 3, 4:
		k := s.IntN(3)
		split := s.node(pairs[k], "")
		if s.wrong > 0 && s.IntN(s.wrong) == 0 {
			k = s.IntN(3)
		}
		join := s.node(pairs[k], "")
		for range 2 + s.IntN(2) {
			a, b := s.block(depth - 1)
			s.lead(split, a)
			s.lead(b, join)
		}
		return split, join
	case 5:
		m, x := s.node("exclusiveGateway", ""), s.node("exclusiveGateway", "")
		a, b := s.block(depth - 1)
		s.lead(m, a)
		s.lead(b, x)
		s.lead(x, m)
		return m, x
	case 6:
		return s.sub(depth)
	case 7:
		t := s.node("task", "")
		s.ids++
		s.line("boundaryEvent n%d timer=PT1H on=%s%s", s.ids, t, []string{"", " noninterrupting"}[s.IntN(2)])
		b := fmt.Sprintf("n%d", s.ids)
		s.lead(b, s.node("endEvent", ""))
		return t, t
	case 8:
		if s.plain {
			break
		}
		t := s.node("task", []string{"several", "several sequential", "loop", "several=3"}[s.IntN(4)])
		return t, t
	case 9:
		g, m := s.node("eventBasedGateway", ""), s.node("exclusiveGateway", "")
		for range 2 {
			c := s.node("intermediateCatchEvent", "timer=PT1H")
			s.lead(g, c)
			s.lead(c, m)
		}
		return g, m
	}
	c := s.node("intermediateCatchEvent", "timer=PT2H")
	return c, c
}

// sub is a sub-process, which may fail or be left by an event.
func (s *sketcher) sub(depth int) (first, last string) {
	s.ids++
	id := fmt.Sprintf("n%d", s.ids)
	ending := []string{"", "terminate", "error=boom"}[s.IntN(3)]
	s.line("subProcess %s {", id)
	s.scope(depth-1, ending)
	s.line("}")
	if strings.HasPrefix(ending, "error") {
		s.ids++
		s.line("boundaryEvent n%d error=boom on=%s", s.ids, id)
		s.lead(fmt.Sprintf("n%d", s.ids), s.node("endEvent", ""))
	}
	return id, id
}

func drawn(seed uint64, wrong int, plain bool) (*model.Definitions, string) {
	s := &sketcher{Rand: rand.New(rand.NewPCG(seed, 11)), wrong: wrong, plain: plain}
	s.scope(1+s.IntN(3), "")
	s.line("error boom B1")
	return sketch.Process(s.text.String()), s.text.String()
}

// TestWhatIsCalledSoundNeverGetsStuck plays random drawings by chance, with everything
// that may happen, again and again: a sound one never stops before its end, and tokens
// never meet. What is called unsound shows so when its run is played.
func TestWhatIsCalledSoundNeverGetsStuck(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	var count [3]int
	for seed := range uint64(1200) {
		d, text := drawn(seed, 3, false)
		got := soundness.Judge(context.Background(), d, nil)
		count[got.Verdict]++
		replayed(t, text, got)
		whole, _ := soundness.JudgeWhole(d, d.Processes[0])
		if small, less := soundness.JudgeSmall(d, d.Processes[0]); less > 0 && whole != soundness.Undecided && small != soundness.Undecided && small != whole {
			t.Fatalf("seed %d: as a whole %s, made smaller %s\n%s", seed, whole, small, text)
		}
		if got.Verdict != soundness.Sound {
			continue
		}
		for run := range uint64(5) {
			if trouble := wander(got.Parts[0].Net, seed*100+run); trouble != "" {
				t.Fatalf("seed %d: called sound, but %s\n%s", seed, trouble, text)
			}
		}
	}
	t.Logf("%d sound, %d unsound, %d undecided", count[soundness.Sound], count[soundness.Unsound], count[soundness.Undecided])
	if count[soundness.Sound] < 200 || count[soundness.Unsound] < 100 {
		t.Errorf("got %d sound and %d unsound drawings, want 200 and 100", count[soundness.Sound], count[soundness.Unsound])
	}
}

// wander plays one case by chance and says what went wrong.
func wander(net *token.Net, seed uint64) string {
	w := &wanderer{net: net, Rand: rand.New(rand.NewPCG(seed, 5))}
	g := token.NewGame(net, w)
	g.Tally = true
	if err := g.Start(0, net.Scopes[0].Starts[0]); err != nil {
		return err.Error()
	}
	for step := 0; !w.over; step++ {
		w.tired = step > 100
		works, waits := g.Working(nil), g.Waiting(nil)
		if len(works)+len(waits) == 0 {
			return "a token is stuck"
		}
		met := false
		g.Crowds(func(int32, token.NodeID, token.FlowID) { met = true })
		if met || len(g.Repeated()) > 0 {
			return "tokens meet"
		}
		var err error
		if k := w.IntN(len(works) + len(waits)); k < len(works) {
			err = g.Finish(works[k])
		} else if at := waits[k-len(works)]; !net.Within(at.Node, at.Definition) {
			err = g.Happen(at.ID)
		}
		if err != nil {
			return err.Error()
		}
		if step > 5000 {
			return "it does not end"
		}
	}
	if len(g.Repeated()) > 0 {
		return "an end event is reached twice"
	}
	return ""
}

// wanderer chooses by chance, and comes to an end when it is tired.
type wanderer struct {
	*gentle
	*rand.Rand
	net   *token.Net
	tired bool
	over  bool
}

func (w *wanderer) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	out := w.net.Nodes[at.Node].Out
	if _, several := w.net.Splits(at.Node); several {
		for _, f := range out {
			if w.IntN(2) == 0 {
				taken = append(taken, f)
			}
		}
	}
	if len(taken) == 0 {
		taken = append(taken, out[w.IntN(len(out))])
	}
	return taken
}

func (w *wanderer) Perform(_ token.Place, offered, taken []token.NodeID) []token.NodeID {
	return append(taken, offered...)
}
func (w *wanderer) Again(token.Place, int) bool              { return !w.tired && w.IntN(2) == 0 }
func (w *wanderer) Instances(token.Place) int                { return w.IntN(5) }
func (w *wanderer) Enough(token.Place, int, int) bool        { return false }
func (w *wanderer) Activates(_ token.Place, n, all int) bool { return n == all }
func (w *wanderer) Ended(token.Case)                         { w.over = true }

// gentle hears what it is told.
type gentle struct{}

func (*gentle) Work(token.Place)                              {}
func (*gentle) Await(token.Wait)                              {}
func (*gentle) Forget(token.Wait)                             {}
func (*gentle) Receives(token.Place, token.Wait) bool         { return false }
func (*gentle) Began(c token.Case, _ token.NodeID) token.Case { return c }
func (*gentle) Abandon(token.Place)                           {}
func (*gentle) Withdraw(token.Case, int32)                    {}
func (*gentle) Uncaught(token.Place, model.EventKind)         {}
func (*gentle) Left(token.Case, token.ScopeID)                {}
