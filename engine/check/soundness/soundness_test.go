package soundness_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"sandtable/engine/check/soundness"
	"sandtable/engine/edit"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
)

// TestSmallDrawingsAreJudgedRightly has one drawing for each thing that matters. What is
// wanted is the verdict, and of an unsound one the rule, its element and a word of the message.
func TestSmallDrawingsAreJudgedRightly(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a task", "startEvent s\n task A\n endEvent e\n s -> A 1\n A -> e 2", "sound"},
		{"a timer at an activity", "startEvent s\n task A\n boundaryEvent b timer on=A\n endEvent e\n endEvent f\n s -> A 1\n A -> e 2\n b -> f 3", "sound"},
		{"a timer that takes away what a join waits for", "startEvent s\n parallelGateway g\n task A\n task B\n boundaryEvent b timer on=A\n parallelGateway j\n endEvent e\n endEvent f\n s -> g 1\n g -> A 2\n g -> B 3\n A -> j 4\n B -> j 5\n j -> e 6\n b -> f 7",
			"unsound Completes j A"},
		{"a reminder that ends by itself", "startEvent s\n task A\n boundaryEvent b timer cycle noninterrupting on=A\n task R\n endEvent e\n endEvent f\n s -> A 1\n A -> e 2\n b -> R 3\n R -> f 4", "sound"},
		{"a reminder that comes back to the work", "startEvent s\n task A\n boundaryEvent b timer noninterrupting on=A\n task B\n endEvent e\n s -> A 1\n A -> B 2\n B -> e 3\n b -> B 4",
			"unsound Safe B twice"},
		{"both ways from an inclusive split joined by an inclusive one", "startEvent s\n inclusiveGateway g\n task A\n task B\n inclusiveGateway j\n endEvent e\n s -> g 1\n g -> A 2\n g -> B 3\n A -> j 4\n B -> j 5\n j -> e 6", "sound"},
		{"inclusive joins that wait for each other", "startEvent s\n parallelGateway g\n inclusiveGateway a\n inclusiveGateway b\n exclusiveGateway x\n exclusiveGateway y\n task A\n task B\n endEvent e\n endEvent f\n s -> g 1\n g -> a 2\n g -> b 3\n a -> A 4\n A -> x 5\n x -> b 6\n x -> e 7\n b -> B 8\n B -> y 9\n y -> a 10\n y -> f 11",
			"unsound Completes a waits"},
		{"an event-based choice", "startEvent s\n eventBasedGateway g\n intermediateCatchEvent a timer\n intermediateCatchEvent b message=m\n exclusiveGateway x\n endEvent e\n s -> g 1\n g -> a 2\n g -> b 3\n a -> x 4\n b -> x 5\n x -> e 6", "sound"},
		{"terminating what is beside", "startEvent s\n parallelGateway g\n task A\n task B\n endEvent e terminate\n endEvent f\n s -> g 1\n g -> A 2\n g -> B 3\n A -> e 4\n B -> f 5", "sound"},
		{"an error that ends a sub-process", "startEvent s\n subProcess P {\n startEvent i\n exclusiveGateway x\n endEvent o\n endEvent u error=boom\n i -> x 1\n x -> o 2\n x -> u 3\n }\n boundaryEvent b error=boom on=P\n endEvent e\n endEvent f\n s -> P 4\n P -> e 5\n b -> f 6\n error boom B1", "sound"},
		{"an event sub-process that interrupts", "startEvent s\n task A\n endEvent e\n s -> A 1\n A -> e 2\n subProcess E triggered {\n startEvent i timer\n task B\n endEvent o\n i -> B 3\n B -> o 4\n }", "sound"},
		{"instances that are stuck", "startEvent s\n subProcess P several {\n startEvent i\n exclusiveGateway x\n task A\n task B\n parallelGateway j\n endEvent o\n i -> x 1\n x -> A 2\n x -> B 3\n A -> j 4\n B -> j 5\n j -> o 6\n }\n endEvent e\n s -> P 7\n P -> e 8",
			"unsound Completes j cannot"},
		{"a called process that is stuck", "startEvent s\n callActivity c called=Q\n endEvent e\n s -> c 1\n c -> e 2\n process Q {\n startEvent i\n exclusiveGateway x\n task A\n task B\n parallelGateway j\n endEvent o\n i -> x 3\n x -> A 4\n x -> B 5\n A -> j 6\n B -> j 7\n j -> o 8\n }",
			"unsound Completes j cannot"},
		{"compensation", "startEvent s\n task A\n boundaryEvent b compensate on=A\n task U compensation\n b .. U\n intermediateThrowEvent t compensate\n endEvent e\n s -> A 1\n A -> t 2\n t -> e 3", "sound"},
		{"a link", "startEvent s\n intermediateThrowEvent t link=L\n intermediateCatchEvent c link=L\n endEvent e\n s -> t 1\n c -> e 2", "sound"},
		{"a question that is answered", "startEvent s\n sendTask A\n receiveTask R\n endEvent e\n s -> A 1\n A -> R 2\n R -> e 3\n process Q {\n startEvent qs message=m\n task B\n endEvent qe message=n\n qs -> B 4\n B -> qe 5\n }\n A => qs f1 m\n qe => R f2 n\n message m\n message n", "sound"},
		{"a question that one way does not answer", "startEvent s\n sendTask A\n receiveTask R\n endEvent e\n s -> A 1\n A -> R 2\n R -> e 3\n process Q {\n startEvent qs message=m\n exclusiveGateway x\n endEvent qe message=n\n endEvent no\n qs -> x 4\n x -> qe 5\n x -> no 6\n }\n A => qs f1 m\n qe => R f2 n\n message m\n message n",
			"unsound Completes R nobody"},
		{"pools that wait for each other", "startEvent s\n intermediateCatchEvent a message=m\n endEvent e message=n\n s -> a 1\n a -> e 2\n process Q {\n startEvent qs\n intermediateCatchEvent b message=n\n endEvent qe message=m\n qs -> b 3\n b -> qe 4\n }\n e => b f1 n\n qe => a f2 m\n message m\n message n",
			"unsound Completes a nobody"},
		{"a signal that is missed", "startEvent s\n parallelGateway g\n task A\n intermediateCatchEvent c signal=x\n task B\n intermediateThrowEvent t signal=x\n parallelGateway j\n endEvent e\n s -> g 1\n g -> A 2\n A -> c 3\n c -> j 4\n g -> B 5\n B -> t 6\n t -> j 7\n j -> e 8\n signal x",
			"unsound Completes j cannot"},
		{"gateways that go round without work", "startEvent s\n exclusiveGateway m\n exclusiveGateway x\n endEvent e\n s -> m 1\n m -> x 2\n x -> m 3\n x -> e 4", "sound"},
		{"tokens that double without work", "startEvent s\n exclusiveGateway m\n parallelGateway g\n endEvent e\n s -> m 1\n m -> g 2\n g -> m 3\n g -> e 4",
			"unsound Circles m circle"},
		{"no start at all", "exclusiveGateway m\n task A\n m -> A 1\n A -> m 2", "unsound NoDeadParts m starts nowhere"},
		{"a part that something else ends first", "startEvent s\n parallelGateway g\n task A\n endEvent t terminate\n endEvent e\n s -> g 1\n g -> t 2\n g -> A 3\n A -> e 4", "unsound NoDeadParts e No run"},
		{"two events that wait for the same message", "startEvent s\n parallelGateway p\n eventBasedGateway g\n intermediateCatchEvent a message=m\n intermediateCatchEvent b message=m\n task T\n intermediateThrowEvent t message=m\n endEvent e\n endEvent f\n endEvent o\n s -> p 1\n p -> g 2\n p -> T 3\n g -> a 4\n g -> b 5\n a -> e 6\n b -> f 7\n T -> t 8\n t -> o 9\n message m",
			"unsound NoDeadParts b same message"},
		{"a choreography", "startEvent s\n choreographyTask A\n endEvent e\n s -> A 1\n A -> e 2", "undecided"},
	} {
		got := soundness.Judge(context.Background(), sketch.Process(c.text), nil)
		want := strings.Fields(c.want)
		if got.Verdict.String() != want[0] {
			t.Errorf("%s: got %s (%s), want %s", c.name, got.Verdict, got.Reason.EN, want[0])
			continue
		}
		replayed(t, c.name, got)
		if got.Verdict != soundness.Unsound {
			continue
		}
		f := got.Parts[0].Faults[0]
		names := [...]string{soundness.Completes: "Completes", soundness.Circles: "Circles", soundness.Safe: "Safe", soundness.Proper: "Proper", soundness.NoDeadParts: "NoDeadParts"}
		said := fmt.Sprint(names[f.Broken], " ", f.Elements[0].ID)
		if said != want[1]+" "+want[2] || !strings.Contains(f.Message.EN, want[3]) || f.Message.ZH == "" {
			t.Errorf("%s: got %s (%s), want %s", c.name, said, f.Message.EN, c.want)
		}
	}
}

func TestTheRunThatIsShownIsTheShortest(t *testing.T) {
	const text = "startEvent s\n task A\n exclusiveGateway x\n task B\n task C\n exclusiveGateway m\n exclusiveGateway y\n task D\n task E\n parallelGateway j\n endEvent e\n s -> A 1\n A -> x 2\n x -> B 3\n B -> C 4\n C -> m 5\n x -> m 6\n m -> y 7\n y -> D 8\n y -> E 9\n D -> j 10\n E -> j 11\n j -> e 12"
	got := soundness.Judge(context.Background(), sketch.Process(text), nil)
	var deeds []string
	for _, s := range got.Run {
		deeds = append(deeds, fmt.Sprint(s.Deed, " ", s.Element))
	}
	if run := strings.Join(deeds, ", "); run != "start s, finish A, finish D" {
		t.Errorf("got run %q, want the way that leaves B and C out", run)
	}
	if choices := got.Run[1].Choices; len(choices) != 2 || choices[0].Flows[0] != "6" || choices[1].Flows[0] != "8" {
		t.Errorf("got choices %v, want 6 at x and 8 at y", choices)
	}
}

// TestARunOfALargeDrawingIsPlayedInFull lets a fault be found only where the drawing is
// made smaller: the run then goes through all that was taken out.
func TestARunOfALargeDrawingIsPlayedInFull(t *testing.T) {
	d := side(30, "")
	s := &d.Processes[0].Scope
	for _, n := range s.Nodes { // behind the branches, a choice into a join
		if n.ID == "e" {
			n.Kind, n.Event, n.Gateway = model.ExclusiveGateway, nil, &model.Gateway{}
		}
	}
	rest := sketch.Process("exclusiveGateway e\n task A\n task B\n parallelGateway k\n endEvent o\n e -> A 1\n e -> B 2\n A -> k 3\n B -> k 4\n k -> o 5").Processes[0]
	for i, n := range rest.Nodes {
		if i == 0 {
			gate := s.Nodes[len(s.Nodes)-1]
			for _, m := range s.Nodes {
				if m.ID == "e" {
					gate = m
				}
			}
			gate.Outgoing = n.Outgoing
			continue
		}
		s.Nodes = append(s.Nodes, n)
	}
	s.Flows = append(s.Flows, rest.Flows...)
	if verdict, _ := soundness.JudgeWhole(d, d.Processes[0]); verdict != soundness.Undecided {
		t.Fatalf("got %s of the whole drawing, want undecided", verdict)
	}
	got := soundness.Judge(context.Background(), d, nil)
	if got.Verdict != soundness.Unsound || got.Parts[0].Faults[0].Elements[0].ID != "k" {
		t.Fatalf("got %s (%s), want unsound at k", got.Verdict, got.Reason.EN)
	}
	if len(got.Run) != 32 {
		t.Errorf("got a run of %d steps, want start, 30 branches and one more", len(got.Run))
	}
	replayed(t, "30 branches and a choice into a join", got)
}

func TestWhatWasInsideASubProcessThatBecomesATaskIsNotLookedAt(t *testing.T) {
	d := sketch.Process("startEvent s\n subProcess P {\n startEvent i\n task A\n endEvent o\n i -> A 1\n A -> o 2\n }\n endEvent e\n s -> P 3\n P -> e 4")
	for _, n := range d.Processes[0].Nodes { // as a careless editor may leave it
		if n.ID == "P" {
			n.Kind = model.UserTask
		}
	}
	if got := soundness.Judge(context.Background(), d, nil); got.Verdict != soundness.Sound {
		t.Errorf("got %s (%s), want sound", got.Verdict, got.Reason.EN)
	}
	changed, err := edit.Apply(d, []edit.Edit{{Do: edit.Replace, Element: "P", Kind: "userTask"}})
	if err != nil || changed.Node("A") != nil {
		t.Errorf("got A in a task that was a sub-process, or %v", err)
	}
}
