package soundness_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"sandtable/engine/check/soundness"
	"sandtable/engine/edit"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
)

// told is a verdict in words, all of it but the drawing.
func told(s soundness.Soundness) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q %v\n", s.Verdict, s.Reason, s.Run)
	for _, p := range s.Parts {
		fmt.Fprintf(&b, "%v %s %q %v %d\n", p.Processes, p.Verdict, p.Reason, p.At, p.States)
		for _, f := range p.Faults {
			fmt.Fprintf(&b, "  %d %q %q %v", f.Broken, f.Message, f.Hint, f.Run)
			for _, n := range f.Elements {
				fmt.Fprintf(&b, " %s@%p", n.ID, n)
			}
			fmt.Fprintln(&b)
		}
	}
	return b.String()
}

// disturbed is a drawing with one thing changed at random.
func disturbed(r *rand.Rand, d *model.Definitions, round int) *model.Definitions {
	var nodes []*model.Node
	d.Processes[0].Walk(func(n, _ *model.Node) { nodes = append(nodes, n) })
	n, m := nodes[r.IntN(len(nodes))], nodes[r.IntN(len(nodes))]
	gateways := []string{"exclusiveGateway", "parallelGateway", "inclusiveGateway"}
	var e edit.Edit
	switch flows := d.Processes[0].Flows; r.IntN(7) {
	case 0, 1:
		e = edit.Edit{Do: edit.Rename, Element: n.ID, Name: fmt.Sprintf("100%% “%d” %%s", round)}
	case 2:
		e = edit.Edit{Do: edit.Replace, Element: n.ID, Kind: gateways[r.IntN(3)]}
		if !n.Kind.IsGateway() {
			e.Kind = "userTask"
		}
		if n.Kind.IsEvent() || n.Kind.IsSubProcess() {
			return d
		}
	case 3:
		e = edit.Edit{Do: edit.Connect, Element: model.ID(fmt.Sprintf("new%d", round)), Source: n.ID, Target: m.ID}
	case 4:
		e = edit.Edit{Do: edit.Remove, Element: flows[r.IntN(len(flows))].ID}
	case 5:
		e = edit.Edit{Do: edit.Reconnect, Element: flows[r.IntN(len(flows))].ID, Target: n.ID}
	case 6:
		e = edit.Edit{Do: edit.Set, Element: flows[r.IntN(len(flows))].ID, Property: "condition", Value: []string{"", "a > 1", "a > 2"}[r.IntN(3)]}
	}
	if changed, err := edit.Apply(d, []edit.Edit{e}); err == nil {
		return changed
	}
	return d
}

// TestWhatIsRememberedIsWhatWouldBeReckoned edits drawings at random and goes back and forth between them.
func TestWhatIsRememberedIsWhatWouldBeReckoned(t *testing.T) {
	drawings := uint64(150)
	if testing.Short() {
		drawings = 15
	}
	var m soundness.Memory
	for seed := range drawings {
		r := rand.New(rand.NewPCG(seed, 3))
		d, _ := drawn(seed, 4, false)
		for round := range 12 {
			for _, x := range []*model.Definitions{d, moved(d)} {
				if got, want := told(soundness.Judge(context.Background(), x, &m)), told(soundness.Judge(context.Background(), x, nil)); got != want {
					t.Fatalf("seed %d, round %d: remembered\n%s\nfresh\n%s", seed, round, got, want)
				}
			}
			if x := disturbed(r, d, round); len(x.Processes[0].Flows) > 0 {
				d = x
			}
		}
	}
	if knew, asked, _ := m.Knew(); knew*2 < asked {
		t.Errorf("got %d of %d remembered, want half of them: each is asked for twice", knew, asked)
	}
}

// moved is a drawing with everything in another place and called otherwise.
func moved(d *model.Definitions) *model.Definitions {
	c, err := edit.Apply(d, nil)
	if err != nil {
		panic(err)
	}
	text := func(x *model.Expression) *model.Expression {
		if x == nil {
			return nil
		}
		return &model.Expression{Text: "not(" + x.Text + ")", Language: "urn:other"}
	}
	for _, p := range c.Processes {
		p.EveryID(func(b *model.Base) {
			b.Name, b.Documentation, b.At = "another "+b.Name, "words", model.Pos{Line: b.At.Line + 7, Column: 3}
		})
		scopes := []*model.Scope{&p.Scope}
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil && n.Activity.Inside != nil {
				scopes = append(scopes, n.Activity.Inside)
			}
			if n.Activity != nil {
				n.Activity.Performers, n.Activity.IO, n.Activity.Data, n.Activity.Script = nil, nil, nil, "other"
				n.Activity.Completion = text(n.Activity.Completion)
			}
			if n.Gateway != nil {
				n.Gateway.Activation = text(n.Gateway.Activation)
			}
			if n.Event != nil {
				n.Event.Definitions = slices.Clone(n.Event.Definitions)
				for i, x := range n.Event.Definitions {
					y := *x
					y.Date, y.Duration, y.Cycle, y.Condition = text(y.Date), text(y.Duration), text(y.Cycle), text(y.Condition)
					n.Event.Definitions[i] = &y
				}
			}
		})
		for _, s := range scopes {
			for _, f := range s.Flows {
				f.Condition = text(f.Condition)
			}
		}
	}
	return c
}

// TestNamesPlacesAndConditionsChangeNoVerdict holds what is left out of a fingerprint against reference models.
func TestNamesPlacesAndConditionsChangeNoVerdict(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	models, paths := readable(t)
	var m soundness.Memory
	for i, d := range models {
		before := soundness.Judge(context.Background(), d, &m)
		knew, _, _ := m.Knew()
		other := moved(d)
		got, want := told(soundness.Judge(context.Background(), other, &m)), told(soundness.Judge(context.Background(), other, nil))
		if got != want {
			t.Fatalf("%s: remembered\n%s\nfresh\n%s", filepath.Base(paths[i]), got, want)
		}
		played := 0
		for _, p := range before.Parts {
			if p.Net != nil {
				played++
			}
		}
		if now, _, _ := m.Knew(); now-knew < played {
			t.Errorf("%s: got %d of %d parts remembered, want all", paths[i], now-knew, played)
		}
	}
}

func TestAMemoryForgetsWhatWasNotAskedForLongest(t *testing.T) {
	var m soundness.Memory
	small := func(i int) *model.Definitions {
		return sketch.Process(fmt.Sprintf("startEvent s\n task A%d\n endEvent e\n s -> A%d 1\n A%d -> e 2", i, i, i))
	}
	for i := range 1500 {
		soundness.Judge(context.Background(), small(i), &m)
		soundness.Judge(context.Background(), small(0), &m)
	}
	if knew, _, has := m.Knew(); has != 1000 || knew != 1500 {
		t.Errorf("got %d parts kept and %d remembered, want 1000 and 1500", has, knew)
	}
}

func TestAMemoryMayBeShared(t *testing.T) {
	var m soundness.Memory
	var all sync.WaitGroup
	for g := range uint64(4) {
		all.Add(1)
		go func() {
			defer all.Done()
			for seed := range uint64(20) {
				d, _ := drawn((seed+g)%20, 4, false)
				if got, want := told(soundness.Judge(context.Background(), d, &m)), told(soundness.Judge(context.Background(), d, nil)); got != want {
					t.Errorf("seed %d: remembered\n%s\nfresh\n%s", seed, got, want)
				}
			}
		}()
	}
	all.Wait()
}

func TestWhatIsCancelledIsNotRemembered(t *testing.T) {
	var m soundness.Memory
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	soundness.Judge(ctx, side(3, "timer"), &m)
	if got := soundness.Judge(context.Background(), side(3, "timer"), &m); got.Verdict == soundness.Undecided {
		t.Errorf("got %s (%s), want it decided", got.Verdict, got.Reason.EN)
	}
}
