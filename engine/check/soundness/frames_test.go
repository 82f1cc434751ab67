package soundness_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/check/soundness"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

// shownWell shows the run of every fault of a verdict, as it comes out of JSON, and looks at the frames.
func shownWell(t *testing.T, name string, d *model.Definitions, s soundness.Soundness) (frames int) {
	t.Helper()
	for _, part := range s.Parts {
		for _, f := range part.Faults {
			if f.Broken == soundness.NoDeadParts {
				continue
			}
			data, err := json.Marshal(f.Run)
			if err != nil {
				t.Fatal(err)
			}
			var run []finding.Step
			if err := json.Unmarshal(data, &run); err != nil {
				t.Fatal(err)
			}
			got, err := soundness.Show(d, run)
			if err != nil {
				t.Errorf("%s: the run of %q: %v", name, f.Message.EN, err)
				continue
			}
			frames += len(got)
			if wrong := inconsistent(part.Net, got); wrong != "" {
				t.Errorf("%s: the run of %q: %s", name, f.Message.EN, wrong)
			}
			if wrong := hides(got[len(got)-1], f); wrong != "" {
				t.Errorf("%s: the last frame of %q: %s: %+v", name, f.Message.EN, wrong, got[len(got)-1])
			}
		}
	}
	return frames
}

// hides says what of a fault cannot be seen in a frame.
func hides(last soundness.Frame, f soundness.Fault) string {
	at := f.Elements[0].ID
	is := func(state soundness.Resting) bool {
		return slices.ContainsFunc(last.Tokens, func(x soundness.Token) bool { return x.Element == at && x.State == state })
	}
	switch f.Broken {
	case soundness.Completes:
		if !is(soundness.Stuck) {
			return "nothing is stuck at " + string(at)
		}
		for _, x := range last.Tokens {
			if x.State != soundness.Stuck {
				return fmt.Sprintf("%s is %s although nothing can happen", x.Element, x.State)
			}
		}
	case soundness.Safe:
		if !is(soundness.Meeting) {
			return "nothing meets at " + string(at)
		}
	case soundness.Proper:
		if !slices.Contains(last.Again, at) {
			return "no end is reached again"
		}
	case soundness.Circles:
		if !last.Endless && len(last.Tokens) == 0 {
			return "no token is left to go round"
		}
	}
	return ""
}

// inconsistent says where tokens of a run come from nowhere, or vanish. In a drawing of tasks and gateways
// alone they are counted.
func inconsistent(net *token.Net, frames []soundness.Frame) string {
	plain := true
	for i := range net.Nodes {
		n := &net.Nodes[i]
		switch {
		case n.Kind == model.ExclusiveGateway, n.Kind == model.ParallelGateway, n.Kind.IsTask() && n.Activity.Loop == nil && n.Kind != model.ReceiveTask && n.Activity.StartQuantity == 1,
			n.Kind == model.StartEvent || n.Kind == model.EndEvent && len(n.Event.Definitions) == 0:
		default:
			plain = false
		}
	}
	var before soundness.Frame
	for i, f := range frames {
		if f.Cut || f.Skipped > 0 {
			before = f
			continue
		}
		if wrong := fromNowhere(net, before, f); wrong != "" {
			return fmt.Sprintf("step %d: %s", i, wrong)
		}
		if wrong := miscounted(net, before, f); plain && !f.Endless && wrong != "" {
			return fmt.Sprintf("step %d: %s", i, wrong)
		}
		before = f
	}
	return ""
}

// fromNowhere says which token moves from where none was, or rests where none came.
func fromNowhere(net *token.Net, before, f soundness.Frame) string {
	there := map[model.ID]bool{f.Element: true}
	for _, x := range before.Tokens {
		there[x.Element] = true
	}
	flow := token.FlowID(token.None)
	for _, m := range f.Moves {
		switch {
		case m.Flow != "":
			flow, _ = net.Flow(m.Flow)
			from := &net.Nodes[net.Flows[flow].From]
			if !there[from.ID] && (from.Event == nil || !there[from.Event.AttachedTo]) {
				return fmt.Sprintf("a token takes %s, and none was at %s", m.Flow, from.ID)
			}
			there[net.Nodes[net.Flows[flow].To].ID] = true
			continue
		case m.Enters != "":
			if flow != token.None && net.Nodes[net.Flows[flow].To].ID != m.Enters {
				return fmt.Sprintf("a token that took %s enters %s", net.Flows[flow].ID, m.Enters)
			}
			there[m.Enters] = true
		case m.Catches != "":
			there[m.Catches] = true
		}
		flow = token.None
	}
	for _, x := range f.Tokens {
		if !there[x.Element] && net.Nodes[at(net, x.Element)].Kind != model.EventBasedGateway {
			return fmt.Sprintf("a token rests at %s, and none came there", x.Element)
		}
		if x.Count < 1 {
			return fmt.Sprintf("%d tokens rest at %s", x.Count, x.Element)
		}
	}
	return ""
}

func at(net *token.Net, id model.ID) token.NodeID {
	n, _ := net.Node(id)
	return n
}

// miscounted says where the tokens of a plain drawing do not add up.
func miscounted(net *token.Net, before, f soundness.Frame) string {
	passed := map[model.ID]int{}
	for _, m := range f.Moves {
		passed[m.Flow]++
	}
	rests := func(frame soundness.Frame, element, flow model.ID) (n int) {
		for _, x := range frame.Tokens {
			if x.Element == element && x.Flow == flow {
				n += x.Count
			}
		}
		return n
	}
	for i := range net.Nodes {
		n := &net.Nodes[i]
		in, out := 0, 0
		for _, x := range n.In {
			in += passed[net.Flows[x].ID]
		}
		for _, x := range n.Out {
			out += passed[net.Flows[x].ID]
		}
		done := 0
		if f.Deed != finding.Happen && f.Element == n.ID {
			done = 1
		}
		switch {
		case n.Kind.IsTask():
			if got, want := rests(f, n.ID, ""), rests(before, n.ID, "")+in-done; got != want {
				return fmt.Sprintf("%d tokens rest at %s, want %d", got, n.ID, want)
			}
		case n.Kind == model.ExclusiveGateway:
			if got, want := rests(f, n.ID, "")+out, rests(before, n.ID, "")+in; got != want && len(n.Out) > 0 {
				return fmt.Sprintf("%d tokens leave %s, want %d", got, n.ID, want)
			}
		case n.Kind == model.ParallelGateway && len(n.In) > 1 && len(n.Out) > 0:
			for _, x := range n.In {
				id := net.Flows[x].ID
				if got, want := rests(f, n.ID, id), rests(before, n.ID, id)+passed[id]-out/len(n.Out); got != want {
					return fmt.Sprintf("%d tokens wait on %s, want %d", got, id, want)
				}
			}
		}
	}
	return ""
}

func TestEveryRunOfAReferenceModelIsShown(t *testing.T) {
	frames := 0
	for _, path := range bpmnFiles(t, filepath.Join(corpus(t, ""), "soundness")) {
		d := read(t, path)
		frames += shownWell(t, filepath.Base(path), d, soundness.Judge(context.Background(), d, nil))
	}
	t.Logf("%d frames", frames)
	if frames < 100 {
		t.Errorf("got %d frames, want 100", frames)
	}
}

func TestEveryRunOfARandomDrawingIsShown(t *testing.T) {
	seeds := uint64(1000)
	if testing.Short() {
		seeds = 50
	}
	for seed := range seeds {
		d, text := drawn(seed, 2, false)
		shownWell(t, fmt.Sprintf("seed %d\n%s", seed, text), d, soundness.Judge(context.Background(), d, nil))
	}
}

func TestAFrameTellsWhoThrewWhatIsCaught(t *testing.T) {
	d := sketch.Process("startEvent s\n sendTask A\n receiveTask R\n intermediateThrowEvent t signal=x\n endEvent e\n s -> A 1\n A -> R 2\n R -> t 3\n t -> e 4\n process Q {\n startEvent qs message=m\n" +
		" task B\n intermediateThrowEvent qt message=n\n intermediateCatchEvent c signal=x\n endEvent qe\n qs -> B 5\n B -> qt 6\n qt -> c 7\n c -> qe 8\n }\n A => qs f1 m\n qt => R f2 n\n message m\n message n\n signal x")
	run := []finding.Step{{Deed: finding.Start, Element: "s"}, {Deed: finding.Finish, Element: "A"}, {Deed: finding.Finish, Element: "B"}, {Deed: finding.Finish, Element: "R"}}
	got, err := soundness.Show(d, run)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, f := range got {
		for _, m := range f.Moves {
			if m.Catches != "" {
				told = append(told, fmt.Sprintf("%s from %s", m.Catches, m.From))
			}
		}
	}
	if words := strings.Join(told, ", "); words != "qs from A, R from qt, c from t" {
		t.Errorf("got %s", words)
	}
	if last := got[3]; len(last.Tokens) != 0 {
		t.Errorf("got %v left after the last step, want none", last.Tokens)
	}
	if rest := got[1].Tokens; len(rest) != 2 || rest[0] != (soundness.Token{Element: "R", Count: 1, State: soundness.Waiting}) || rest[1] != (soundness.Token{Element: "B", Count: 1, State: soundness.Working}) {
		t.Errorf("got %v after the second step, want R that waits and B at work", rest)
	}
}

// TestARunFromOutsideIsNotTrusted damages runs in every way.
func TestARunFromOutsideIsNotTrusted(t *testing.T) {
	d := sketch.Process("startEvent s\n inclusiveGateway g default=3\n task A several\n task B\n inclusiveGateway j\n endEvent e\n s -> g 1\n g -> A 2\n g -> B 3\n A -> j 4\n B -> j 5\n j -> e 6")
	start := finding.Step{Deed: finding.Start, Element: "s", Choices: []finding.Choice{{Element: "g", Flows: []model.ID{"2"}}, {Element: "A", Number: 2}}}
	with := func(change func(*finding.Step)) []finding.Step {
		s := start
		s.Choices = slices.Clone(s.Choices)
		change(&s)
		return []finding.Step{s}
	}
	if _, err := soundness.Show(d, []finding.Step{start}); err != nil {
		t.Fatalf("the run itself: %v", err)
	}
	for name, run := range map[string][]finding.Step{
		"nothing":                nil,
		"an unknown element":     with(func(s *finding.Step) { s.Element = "x" }),
		"a start that is none":   with(func(s *finding.Step) { s.Element = "e" }),
		"an unknown start":       with(func(s *finding.Step) { s.Others = []model.ID{"x"} }),
		"one start twice":        with(func(s *finding.Step) { s.Others = []model.ID{"s"} }),
		"no choices":             with(func(s *finding.Step) { s.Choices = nil }),
		"an unknown flow":        with(func(s *finding.Step) { s.Choices[0].Flows = []model.ID{"x"} }),
		"a flow of another":      with(func(s *finding.Step) { s.Choices[0].Flows = []model.ID{"5"} }),
		"a flow twice":           with(func(s *finding.Step) { s.Choices[0].Flows = []model.ID{"2", "2"} }),
		"a million instances":    with(func(s *finding.Step) { s.Choices[1].Number = 1_000_000 }),
		"less than none":         with(func(s *finding.Step) { s.Choices[1].Number = -1 }),
		"no start":               {{Deed: finding.Finish, Element: "A"}},
		"two starts":             {start, start},
		"work that is not there": {start, {Deed: finding.Finish, Element: "B"}},
		"an unknown deed":        {start, {Deed: 9, Element: "A"}},
		"a run without end":      slices.Repeat([]finding.Step{start}, 30_000),
	} {
		if _, err := soundness.Show(d, run); problem.Of(err) == nil {
			t.Errorf("%s: got %v, want a problem", name, err)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 { // whatever comes of it, it ends
		ids := []model.ID{"s", "g", "A", "B", "j", "e", "1", "2", "3", "4", "5", "6", ""}
		id := func() model.ID { return ids[r.IntN(len(ids))] }
		run := []finding.Step{start}
		for range 1 + r.IntN(4) {
			run = append(run, finding.Step{Deed: finding.Deed(r.IntN(5)), Element: id(), Nth: r.IntN(5) - 2, Definition: r.IntN(3) - 1,
				Choices: []finding.Choice{{Element: id(), Flows: []model.ID{id(), id()}, Number: r.IntN(9) - 4, Picks: []model.ID{id()}}}})
		}
		_, _ = soundness.Show(d, run)
	}
}

// TestWhatIsShownOfALongRunIsBounded shows the end of 2,000 branches and of tokens that double for ever.
func TestWhatIsShownOfALongRunIsBounded(t *testing.T) {
	d := side(2000, "")
	run := []finding.Step{{Deed: finding.Start, Element: "s"}}
	for i := range 2000 {
		run = append(run, finding.Step{Deed: finding.Finish, Element: model.ID(fmt.Sprint("t", i))})
	}
	got, err := soundness.Show(d, run)
	if err != nil || len(got) != 400 || got[0].Skipped != 1601 || !got[0].Cut || len(got[0].Tokens) != 500 {
		t.Errorf("got %d frames after %d steps, %d tokens in the first, %v; want 400 after 1601, 500", len(got), got[0].Skipped, len(got[0].Tokens), err)
	}
	d = sketch.Process("startEvent s\n exclusiveGateway m\n parallelGateway g\n endEvent e\n s -> m 1\n m -> g 2\n g -> m 3\n g -> e 4")
	sound := soundness.Judge(context.Background(), d, nil)
	got, err = soundness.Show(d, sound.Run)
	if last := got[len(got)-1]; err != nil || !last.Endless || !last.Cut || len(last.Moves) != 500 {
		t.Errorf("got %d moves, endless %v, %v; want 500 that go on for ever", len(last.Moves), last.Endless, err)
	}
}
