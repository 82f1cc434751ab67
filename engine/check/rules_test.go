package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/check"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
)

// TestEveryRuleAcceptsAndRejects gives each rule a drawing it accepts and one it does not.
func TestEveryRuleAcceptsAndRejects(t *testing.T) {
	const good = "startEvent s\n exclusiveGateway g\n task A\n endEvent e\n s -> g 1\n g -> A 2\n g -> e 3\n A -> e 4"
	for _, c := range []struct {
		rule, accepts, rejects string
		elements               string // that the rule names
		severity               finding.Severity
	}{
		{"structure.disconnected", good, "startEvent s\n task A\n task B\n endEvent e\n s -> e 1\n A -> B 2\n B -> A 3", "A", finding.Warning},
		{"structure.unreachable", good, "startEvent s\n task A\n task B\n endEvent e\n s -> e 1\n A -> B 2\n B -> A 3\n B -> e 4", "A B", finding.Warning},
		{"structure.unreachable", "startEvent s\n task A\n boundaryEvent b timer\n task C\n s -> A 1\n b -> C 2", "startEvent s\n subProcess P {\n startEvent i\n task A\n task B\n i -> A 1\n B -> A 3\n }\n s -> P 2", "B", finding.Warning},
		{"structure.no-end", good, "startEvent s\n task A\n s -> A 1", "P", finding.Warning},
		{"token.not-played", good, "startEvent s error\n task c several complex\n endEvent e\n s -> c 1\n c -> e 2", "s c", finding.Error},
		{"token.no-start", good, "exclusiveGateway g\n task A\n g -> A 1\n A -> g 2", "P", finding.Error},
		{"scenario.no-shares", "startEvent s\n task A\n s -> A 1", good, "g", finding.Info},
		{"soundness.deadlock", good, choiceThenAll, "j", finding.Warning},
		{"soundness.unsynchronized", good, "startEvent s\n parallelGateway g\n task B\n task C\n task D\n endEvent e\n s -> g 1\n g -> B 2\n g -> C 3\n B -> D 4\n C -> D 5\n D -> e 6", "D", finding.Warning},
		{"soundness.improper-completion", good, "startEvent s\n parallelGateway g\n task B\n task C\n endEvent e\n s -> g 1\n g -> B 2\n g -> C 3\n B -> e 4\n C -> e 5", "e", finding.Warning},
		{"soundness.livelock", good, "startEvent s\n exclusiveGateway g\n task B\n endEvent e\n exclusiveGateway m\n s -> g 1\n g -> m 2\n g -> e 3\n m -> B 4\n B -> m 5", "B", finding.Warning},
		{"soundness.dead", good, choiceThenAll, "e", finding.Warning},
		{"soundness.undecided", good, wide, "g", finding.Info},
	} {
		if got := named(check.All(attached(c.accepts), &scenario.Scenario{}), c.rule); got != "" {
			t.Errorf("%s: rejects %q at %s", c.rule, c.accepts, got)
		}
		found := check.All(attached(c.rejects), &scenario.Scenario{})
		if got := named(found, c.rule); got != c.elements {
			t.Errorf("%s: got %q, want %q", c.rule, got, c.elements)
		}
		for _, f := range found {
			if f.Rule == c.rule && f.Severity != c.severity {
				t.Errorf("%s: got severity %s, want %s", c.rule, f.Severity, c.severity)
			}
		}
	}
}

// choiceThenAll is stuck whichever way it goes.
const choiceThenAll = "startEvent s\n exclusiveGateway g\n task B\n task C\n parallelGateway j\n endEvent e\n s -> g 1\n g -> B 2\n g -> C 3\n B -> j 4\n C -> j 5\n j -> e 6"

// wide splits into more ways than are tried in every combination.
var wide = func() string {
	text := "startEvent s\n inclusiveGateway g\n s -> g 1\n"
	for i := range 14 {
		text += fmt.Sprintf("endEvent e%d\n g -> e%d f%d\n", i, i, i)
	}
	return text
}()

// attached lets the boundary events of a sketch sit on task A.
func attached(text string) *model.Definitions {
	d := sketch.Process(text)
	for _, n := range d.Processes[0].Nodes {
		if n.Kind == model.BoundaryEvent {
			n.Event.AttachedTo = "A"
		}
	}
	return d
}

func named(found finding.Findings, rule string) string {
	var ids []string
	for _, f := range found {
		if f.Rule == rule {
			ids = append(ids, string(f.Element))
		}
	}
	return strings.Join(ids, " ")
}

func TestABareLoopMarkerIsPlayedOnceAndSaidSo(t *testing.T) {
	d := sketch.Process("startEvent s\n task A\n endEvent e\n s -> A 1\n A -> e 2")
	a := d.Node("A").Activity
	a.Loop = &model.Loop{}
	if found := check.All(d, nil); named(found, "structure.bare-loop") != "A" || found.Blocking() {
		t.Errorf("got %v, want a warning at A", found)
	}
	a.Loop.Maximum = "3"
	if found := check.All(d, nil); named(found, "structure.bare-loop") != "" || found.Blocking() {
		t.Errorf("a counted loop: got %v, want nothing", found)
	}
}

func TestTheReadersNoticesComeAsFindingsTheWorstFirst(t *testing.T) {
	d := sketch.Process("startEvent s\n s -> s 1")
	d.Notices = []model.Notice{
		{Problem: *problem.New("bpmn.mild", problem.Say("Mild.", "轻微。"), problem.Text{})},
		{Problem: *problem.New("bpmn.bad", problem.Say("Bad.", "严重。"), problem.Text{}), Blocks: true},
	}
	found := check.All(d, nil)
	if found[0].Rule != "bpmn.bad" || found[0].Severity != finding.Error || !found.Blocking() {
		t.Errorf("got %v first, want bpmn.bad as an error", found[0])
	}
	if i := slices.IndexFunc(found, func(f finding.Finding) bool { return f.Rule == "bpmn.mild" }); i < 1 || found[i].Severity != finding.Warning {
		t.Errorf("got bpmn.mild at %d, want it as a warning behind", i)
	}
}
