package soundness_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"sandtable/engine/check/soundness"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
)

// side is a drawing with so many branches side by side; each task may have something said of it.
func side(branches int, what string) *model.Definitions {
	var text strings.Builder
	text.WriteString("startEvent s\nparallelGateway g\nparallelGateway j\nendEvent e\ns -> g f\nj -> e l\n")
	for i := range branches {
		fmt.Fprintf(&text, "task t%d\ng -> t%d a%d\nt%d -> j b%d\n", i, i, i, i, i)
		if what != "" {
			fmt.Fprintf(&text, "boundaryEvent x%d %s on=t%d\nendEvent y%d\nx%d -> y%d c%d\n", i, what, i, i, i, i, i)
		}
	}
	return quick(text.String())
}

// quick is sketch.Process for large sketches, whose flows it connects in one go.
func quick(text string) *model.Definitions {
	var nodes []string
	var flows [][]string
	for _, line := range strings.Split(text, "\n") {
		if words := strings.Fields(line); len(words) > 2 && words[1] == "->" {
			flows = append(flows, words)
		} else {
			nodes = append(nodes, line)
		}
	}
	d := sketch.Process(strings.Join(nodes, "\n"))
	s := &d.Processes[0].Scope
	at := map[model.ID]*model.Node{}
	for _, n := range s.Nodes {
		at[n.ID] = n
	}
	for _, w := range flows {
		f := &model.SequenceFlow{Base: model.Base{ID: model.ID(w[3])}, Source: model.ID(w[0]), Target: model.ID(w[2])}
		s.Flows = append(s.Flows, f)
		at[f.Source].Outgoing = append(at[f.Source].Outgoing, f.ID)
		at[f.Target].Incoming = append(at[f.Target].Incoming, f.ID)
	}
	return d
}

// chain is a drawing of so many blocks one after another: a choice, then two branches side by side.
func chain(blocks int, what string) *model.Definitions {
	var text strings.Builder
	text.WriteString("startEvent s\nendEvent e\n")
	from := "s"
	for i := range blocks {
		fmt.Fprintf(&text, "exclusiveGateway x%[1]d\ntask a%[1]d\ntask b%[1]d\nexclusiveGateway m%[1]d\nparallelGateway g%[1]d\ntask c%[1]d %[3]s\ntask d%[1]d\nparallelGateway j%[1]d\n"+
			"%[2]s -> x%[1]d p%[1]d\nx%[1]d -> a%[1]d q%[1]d\nx%[1]d -> b%[1]d r%[1]d\na%[1]d -> m%[1]d t%[1]d\nb%[1]d -> m%[1]d u%[1]d\nm%[1]d -> g%[1]d v%[1]d\n"+
			"g%[1]d -> c%[1]d w%[1]d\ng%[1]d -> d%[1]d y%[1]d\nc%[1]d -> j%[1]d z%[1]d\nd%[1]d -> j%[1]d k%[1]d\n", i, from, what)
		from = fmt.Sprintf("j%d", i)
	}
	fmt.Fprintf(&text, "%s -> e last\n", from)
	return quick(text.String())
}

// TestLargeDrawingsAreBounded counts states, not time: what is too large is said to be undecided.
func TestLargeDrawingsAreBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	for _, c := range []struct {
		name string
		d    *model.Definitions
		want soundness.Verdict
	}{
		{"10,000 branches", side(10_000, ""), soundness.Sound},
		{"10,000 branches with timers", side(10_000, "timer"), soundness.Undecided},
		{"5,000 branches that wait for messages", side(5000, "message=m"), soundness.Undecided},
		{"12 branches that send reminders", side(6, "timer noninterrupting"), soundness.Sound},
		{"500 blocks", chain(500, ""), soundness.Sound},
		{"2,500 blocks, 20,000 elements", chain(2500, ""), soundness.Sound},
		{"500 blocks with loops", chain(500, "loop"), soundness.Sound},
		{"a process that calls itself", sketch.Process("startEvent s\n callActivity c called=P\n endEvent e\n s -> c 1\n c -> e 2"), soundness.Unsound},
		{"a process that may call itself", sketch.Process("startEvent s\n task A\n exclusiveGateway x\n callActivity c called=P\n endEvent e\n endEvent o\n s -> A 0\n A -> x 1\n x -> c 2\n c -> e 3\n x -> o 4"), soundness.Undecided},
		{"processes that call each other", sketch.Process("startEvent s\n callActivity c called=Q\n endEvent e\n s -> c 1\n c -> e 2\n process Q {\n startEvent qs\n callActivity qc called=P\n endEvent qe\n qs -> qc 3\n qc -> qe 4\n }"), soundness.Unsound},
	} {
		got := soundness.Judge(context.Background(), c.d, nil)
		states := 0
		for _, p := range got.Parts {
			states += p.States
		}
		if got.Verdict != c.want {
			t.Errorf("%s: got %s (%s), want %s", c.name, got.Verdict, got.Reason.EN, c.want)
		}
		if states > 60_000 {
			t.Errorf("%s: got %d states looked at, want at most 60000", c.name, states)
		}
	}
}

func TestWhatIsCancelledIsUndecided(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got := soundness.Judge(ctx, side(3, "timer"), nil); got.Verdict != soundness.Undecided || got.Reason.EN == "" {
		t.Errorf("got %s (%s), want undecided with a reason", got.Verdict, got.Reason.EN)
	}
}

// TestWithoutWorkToMakeNothingIsCalledSound uses up ever smaller budgets.
func TestWithoutWorkToMakeNothingIsCalledSound(t *testing.T) {
	d := sketch.Process("startEvent s\n task A loop\n task B loop\n parallelGateway j\n endEvent e\n s -> A 1\n A -> j 2\n s -> B 3\n B -> j 4\n j -> e 5")
	if got := soundness.JudgeWithin(d, 1000); got.Verdict != soundness.Sound {
		t.Fatalf("got %s (%s), want sound", got.Verdict, got.Reason.EN)
	}
	decided := false
	for budget := range 40 {
		got := soundness.JudgeWithin(d, budget)
		if decided = decided || got.Verdict == soundness.Sound; got.Verdict == soundness.Unsound {
			t.Errorf("with %d to make: got %s (%s)", budget, got.Verdict, got.Reason.EN)
		}
		if budget < 5 && got.Verdict != soundness.Undecided {
			t.Errorf("with %d to make: got %s, want undecided", budget, got.Verdict)
		}
	}
}

// BenchmarkSoundness judges what grows in width and what grows in length, as others measure themselves: p10 to p17
// are so many branches side by side; those with time limits cannot be made smaller before their states are looked at.
func BenchmarkSoundness(b *testing.B) {
	for _, c := range []struct {
		name string
		d    *model.Definitions
	}{
		{"wide/p10", side(10, "")}, {"wide/p15", side(15, "")}, {"wide/p17", side(17, "")}, {"wide/p10000", side(10_000, "")},
		{"wide/p6 with time limits", side(6, "timer")}, {"wide/p10 that remind", side(10, "timer noninterrupting")},
		{"long/400 blocks", chain(400, "")}, {"long/500 blocks", chain(500, "")}, {"long/500 blocks with loops", chain(500, "loop")},
		{"undecided/budget used up by 30,000 elements", side(10_000, "timer")},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				soundness.Judge(context.Background(), c.d, nil)
			}
		})
	}
}
