package structure_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/check/rules"
	"sandtable/engine/check/structure"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
)

// rule finds a rule by its id behind the dot.
func rule(t *testing.T, name string) *finding.Rule {
	t.Helper()
	i := slices.IndexFunc(structure.Rules, func(r *finding.Rule) bool { return r.ID == "structure."+name })
	if i < 0 {
		t.Fatalf("there is no rule %s", name)
	}
	return structure.Rules[i]
}

// at are the elements that a rule finds something at.
func at(r *finding.Rule, d *model.Definitions, p *finding.Policy) string {
	var ids []string
	for _, f := range finding.NewSubject(d, nil, p).Look(r) {
		ids = append(ids, string(f.Element))
	}
	return strings.Join(ids, " ")
}

// TestRulesKnowTheirLimits has what the pages cannot show: what is like a mistake and is none, and the
// mistakes that look otherwise than on the page.
func TestRulesKnowTheirLimits(t *testing.T) {
	for _, c := range []struct{ rule, why, text, want string }{
		{"disconnected", "a compensation handler hangs on an association", "startEvent s\n task A\n boundaryEvent b compensate on=A\n task undo compensation\n endEvent e\n s -> A 1\n A -> e 2\n b .. undo", ""},
		{"disconnected", "a handler and what is behind a link are reached by no flow", "startEvent s\n intermediateThrowEvent out link=x\n intermediateCatchEvent in link=x\n endEvent e\n subProcess H triggered {\n startEvent h message\n }\n s -> out 1\n in -> e 2", ""},
		{"disconnected", "without a start event all begins", "task A\n task B", ""},
		{"disconnected", "anything begins in an ad-hoc sub-process", "startEvent s\n adHocSubProcess Q {\n startEvent i\n task A\n task B\n }\n s -> Q 1", ""},
		{"disconnected", "each island is one", "startEvent s\n task A\n task B\n task C\n task D\n A -> B 1\n C -> D 2\n s -> s 3", "A C"},
		{"disconnected", "a boundary event is with its activity", "startEvent s\n task A\n boundaryEvent b timer on=A\n task B\n s -> s 1\n b -> B 2", "A"},
		{"timer-without-time", "the start of a process is said by its arrivals", "startEvent s timer\n endEvent e\n s -> e 1", ""},
		{"timer-without-time", "a duration, a cycle and a date are times", "startEvent s\n task A\n boundaryEvent b timer=PT10M on=A\n boundaryEvent c timer=R3/PT10M on=A noninterrupting\n intermediateCatchEvent d timer=2026-01-05T10:00:00Z\n s -> A 1\n A -> d 2", ""},
		{"timer-without-time", "at a border, between and before a handler", "startEvent s\n task A\n boundaryEvent b timer on=A\n intermediateCatchEvent c timer\n subProcess H triggered {\n startEvent h timer\n }\n s -> A 1\n A -> c 2", "b c h"},
		{"no-start", "one first step in a sub-process needs none", "startEvent s\n subProcess Q {\n task A\n endEvent i\n A -> i 2\n }\n s -> Q 1", ""},
		{"no-start", "several first steps in a sub-process", "startEvent s\n subProcess Q {\n task A\n task B\n }\n s -> Q 1", "Q"},
		{"no-start", "a handler that nothing starts", "startEvent s\n subProcess H triggered {\n task A\n }\n s -> s 1", "H"},
		{"no-start", "an instantiating receive task begins", "receiveTask A instantiate\n endEvent e\n A -> e 1", ""},
		{"no-start", "an instantiating event gateway begins", "eventBasedGateway g instantiate\n receiveTask A\n receiveTask B\n g -> A 1\n g -> B 2", ""},
		{"dead-end", "a link, a handler and an end event lead nowhere by right", "startEvent s\n exclusiveGateway g\n intermediateThrowEvent out link=x\n intermediateCatchEvent in link=x\n endEvent e\n s -> g 1\n g -> out 2\n in -> e 3\n g -> e 4\n subProcess H triggered {\n startEvent h message\n endEvent he\n h -> he 5\n }", ""},
		{"dead-end", "without any end event noEnd speaks", "startEvent s\n task A\n s -> A 1", ""},
		{"dead-end", "what is never reached is found otherwise", "startEvent s\n endEvent e\n task A\n s -> e 1", ""},
		{"dead-end", "inside a sub-process", "startEvent s\n subProcess Q {\n startEvent i\n exclusiveGateway g\n task A\n endEvent ie\n i -> g 1\n g -> A 2\n g -> ie 3\n }\n endEvent e\n s -> Q 4\n Q -> e 5", "A"},
		{"several-starts", "one with a trigger and one without", "startEvent s\n startEvent m message=x\n task A\n s -> A 1\n m -> A 2", ""},
		{"boundary-without-way", "compensation leads by an association", "task A\n boundaryEvent b compensate on=A\n boundaryEvent t timer on=A noninterrupting", "t"},
		{"wrong-way", "into a start, into a boundary event, out of an end", "startEvent s\n task A\n boundaryEvent b timer on=A\n endEvent e\n s -> A 1\n A -> e 2\n A -> s 3\n s -> b 4\n e -> A 5", "3 4 5"},
		{"link", "several links of one name may be thrown", "startEvent s\n exclusiveGateway g\n intermediateThrowEvent a link=x\n intermediateThrowEvent b link=x\n intermediateCatchEvent c link=x\n s -> g 1\n g -> a 2\n g -> b 3", ""},
		{"link", "a link that is caught twice", "startEvent s\n intermediateThrowEvent a link=x\n intermediateCatchEvent c link=x\n intermediateCatchEvent d link=x\n s -> a 1", "d"},
		{"link", "links without a name", "startEvent s\n intermediateThrowEvent a link\n intermediateCatchEvent c link\n s -> a 1", "a c"},
		{"link", "each scope has its own links", "startEvent s\n intermediateThrowEvent a link=x\n subProcess Q {\n intermediateCatchEvent c link=x\n }\n s -> a 1", "c"},
		{"implicit-split", "conditions and a default are a choice", "startEvent s\n task A default=3\n task B\n task C\n s -> A 1\n A -> B 2 if x > 1\n A -> C 3", ""},
		{"implicit-split", "two that are always taken, beside one with a condition", "task A\n task B\n task C\n task D\n A -> B 1\n A -> C 2\n A -> D 3 if x", "A"},
		{"implicit-split", "two flows to one place are duplicates", "task A\n task B\n A -> B 1\n A -> B 2", ""},
		{"fake-join", "ends may be shared", "task A\n task B\n endEvent e\n A -> e 1\n B -> e 2", ""},
		{"fake-join", "intermediate events as well as activities", "task A\n task B\n intermediateCatchEvent c timer\n A -> c 1\n B -> c 2", "c"},
		{"join-and-split", "a complex gateway may be anything", "task A\n task B\n complexGateway g\n task C\n task D\n A -> g 1\n B -> g 2\n g -> C 3\n g -> D 4", ""},
		{"superfluous-gateway", "a merge and a split", "task A\n task B\n exclusiveGateway m\n exclusiveGateway g\n task C\n task D\n A -> m 1\n B -> m 2\n m -> g 3\n g -> C 4\n g -> D 5", ""},
		{"superfluous-gateway", "one at a beginning leads on", "parallelGateway g\n task A\n g -> A 1", ""},
		{"event-gateway", "an event that is shared", "task A\n eventBasedGateway g\n intermediateCatchEvent m message\n intermediateCatchEvent t timer\n g -> m 1\n g -> t 2\n A -> m 3", "m"},
		{"condition-ignored", "of a default flow, of an event, of a sole way", "startEvent s\n task A\n exclusiveGateway g default=4\n task B\n task C\n s -> A 1 if x\n A -> g 2 if x\n g -> B 3 if x\n g -> C 4 if y", "1 2 4"},
		{"condition-ignored", "activities choose by conditions", "task A\n task B\n task C\n A -> B 1 if x\n A -> C 2 if y", ""},
		{"missing-condition", "an inclusive way that is always taken is unsaid too", "inclusiveGateway g\n task A\n task B\n g -> A 1\n g -> B 2 if x", "g"},
		{"missing-condition", "a drawing without any conditions", "exclusiveGateway g\n task A\n task B\n g -> A 1\n g -> B 2", ""},
		{"missing-condition", "a way beside the default", "exclusiveGateway g default=1\n task A\n task B\n task C\n g -> A 1\n g -> B 2 if x\n g -> C 3", "g"},
		{"missing-default", "opposites leave nothing out", "exclusiveGateway g\n task A\n task B\n g -> A 1 if amount > 100\n g -> B 2 if amount <= 100", ""},
		{"missing-default", "an inclusive gateway is stuck as well", "inclusiveGateway g\n task A\n task B\n g -> A 1 if x\n g -> B 2 if y", "g"},
		{"duplicate-flow", "two ways round a loop", "task A\n task B\n A -> B 1\n B -> A 2", ""},
		{"superfluous-terminate", "a non-interrupting timer goes on beside", "startEvent s\n task A\n boundaryEvent b timer on=A noninterrupting\n task B\n endEvent e terminate\n s -> A 1\n A -> e 2\n b -> B 3", ""},
		{"superfluous-terminate", "a handler may be at work", "startEvent s\n endEvent e terminate\n s -> e 1\n subProcess H triggered {\n startEvent h message noninterrupting\n }", ""},
		{"superfluous-terminate", "a merge of parallel flows is no branch", "startEvent s\n exclusiveGateway g\n parallelGateway j\n endEvent e terminate\n s -> g 1\n g -> j 2\n g -> j 3\n j -> e 4", "e"},
		{"empty-sub-process", "an event sub-process and a full one", "subProcess H triggered {\n }\n subProcess Q {\n task A\n }\n transaction T {\n }", "T"},
		{"same-name", "the plain task fits any", "task A\n userTask A2\n", ""},
	} {
		if got := at(rule(t, c.rule), sketch.Process(c.text), nil); got != c.want {
			t.Errorf("%s: %s: got %q, want %q", c.rule, c.why, got, c.want)
		}
	}
}

func TestOnlyTheFirstSubProcessThatIsTooDeepIsFound(t *testing.T) {
	d := sketch.Process("subProcess A {\n subProcess B {\n subProcess C {\n subProcess D {\n subProcess E {\n task t\n }\n }\n }\n }\n }")
	if got := at(rule(t, "too-deep"), d, nil); got != "D" {
		t.Errorf("got %q, want D", got)
	}
}

// TestWaysOutThatHelpAreOffered tries on the rejected process of each page which fixes remain after they
// were tried out.
func TestWaysOutThatHelpAreOffered(t *testing.T) {
	want := map[string]string{
		"not-played":            "Remove the trigger of “One hour later”",
		"disconnected":          "Remove the 2 unconnected elements",
		"unreachable":           "Remove “Assess damage”",
		"no-start":              "Add a start event that leads to all of them",
		"no-end":                "Add an end event wherever the process stops",
		"dead-end":              "Add an end event behind “Send rejection”",
		"boundary-without-way":  "Add an end event behind it",
		"wrong-way":             "Lead the flow to “Answer complaint”",
		"ad-hoc":                "Remove “开始收集”",
		"implicit-split":        "All ways at once: add a parallel gateway",
		"fake-join":             "Merge the flows in an exclusive gateway before “审核合同”",
		"join-and-split":        "Join in a gateway before “Customer content?”",
		"superfluous-gateway":   "Take the gateway out",
		"event-gateway":         "Take the gateway out",
		"condition-ignored":     "Remove the condition",
		"missing-condition":     "Make “否” the default",
		"missing-default":       "Make “low” the default; Make “high” the default",
		"duplicate-flow":        "Remove one of the two flows",
		"complex-gateway":       "Make it an inclusive gateway",
		"bare-loop":             "Remove the loop marker",
		"superfluous-terminate": "Make it a plain end event",
		"empty-sub-process":     "Make it a task",
		"outside-lanes":         "Move it to the lane “Sales”; Move it to the lane “Store”",
		"message-within-pool":   "Remove the message flow",
		"message-end":           "Make “Customer notified” a message event",
		"same-name":             "Make both a user task; Make both a service task",
		"careless-name":         "Rename it to “Check order”; Rename it to “登记 SAP 凭证”",
	}
	for _, r := range structure.Rules {
		page, _ := rules.Of(r.ID)
		d, err := bpmn.Decode(strings.NewReader(page.Rejected.Process))
		if err != nil {
			t.Fatal(err)
		}
		if got := offered(d, r); got != want[strings.TrimPrefix(r.ID, "structure.")] {
			t.Errorf("%s: got %q, want %q", r.ID, got, want[strings.TrimPrefix(r.ID, "structure.")])
		}
	}
}

// offered are the titles of the fixes that a rule's findings keep.
func offered(d *model.Definitions, r *finding.Rule) string {
	found, _ := check.Examine(context.Background(), d, nil, check.Options{Fixes: true})
	var titles []string
	for _, f := range found {
		if f.Rule == r.ID || r.Relays && !strings.HasPrefix(f.Rule, "structure.") {
			for _, fix := range f.Fixes {
				titles = append(titles, fix.Title.EN)
			}
		}
	}
	return strings.Join(titles, "; ")
}

func TestFurtherWaysOut(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"dead-end", "startEvent s\n parallelGateway g\n intermediateThrowEvent sent message\n endEvent e\n s -> g 1\n g -> sent 2\n g -> e 3",
			"Make “sent” an end event; Add an end event behind “sent”"},
		{"implicit-split", "startEvent s\n task A\n task B\n task C\n endEvent e\n endEvent f\n s -> A 1\n A -> B 2\n A -> C 3\n B -> e 4\n C -> f 5",
			"All ways at once: add a parallel gateway; One of the ways: add an exclusive gateway"},
		{"no-start", "task A\n endEvent e\n A -> e 1", "Add a start event"},
		{"wrong-way", "startEvent s\n task A\n endEvent e\n task B\n endEvent f\n s -> A 1\n A -> e 2\n e -> B 3\n B -> f 4", "Make “e” an intermediate event; Remove the flow"},
		{"no-end", "startEvent s\n exclusiveGateway g\n task A\n task B\n s -> g 1\n g -> A 2\n g -> B 3", "Add an end event wherever the process stops"},
		{"link", "startEvent s\n intermediateThrowEvent a link\n intermediateCatchEvent b link\n endEvent e\n s -> a 1\n b -> e 2", ""},
	} {
		if got := offered(sketch.Process(c.text), rule(t, c.rule)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.rule, got, c.want)
		}
	}
	d := sketch.Process("startEvent s\n intermediateThrowEvent a link\n intermediateCatchEvent b link\n endEvent e\n s -> a 1\n b -> e 2")
	d.Node("a").Name, d.Node("b").Name = "To shipping", "To shipping"
	if got, want := offered(d, rule(t, "link")), "Name both ends of the link “To shipping”"; got != want+"; "+want {
		t.Errorf("link: got %q, want %q at both ends", got, want)
	}
}

func TestMessagesAreFollowedBetweenPools(t *testing.T) {
	for _, c := range []struct{ rule, why, text, want string }{
		{"message-within-pool", "to another pool", "sendTask A\n process Q {\n startEvent q message\n }\n A => q m", ""},
		{"message-within-pool", "from a pool to its own inside", "sendTask A\n process Q {\n startEvent q message\n }\n pool-P => A m", "m"},
		{"message-within-pool", "into a sub-process of the same pool", "sendTask A\n subProcess S {\n receiveTask B\n }\n A => B m", "m"},
		{"message-end", "any activity talks", "task A\n process Q {\n userTask B\n }\n A => B m", ""},
		{"message-end", "a gateway and a timer do not", "parallelGateway g\n process Q {\n intermediateCatchEvent t timer\n }\n g => t m", "m m"},
		{"message-end", "a receive task as the sender", "receiveTask A\n process Q {\n sendTask B\n }\n A => B m", "m m"},
		{"message-partner", "one message of two", "sendTask A\n sendTask B\n process Q {\n receiveTask C\n receiveTask D\n }\n A => C m", "B D"},
		{"message-partner", "the same message by name", "sendTask A message=x\n sendTask B message=y\n process Q {\n receiveTask C\n receiveTask D message=y\n }\n message x\n message y\n A => C m", ""},
		{"message-partner", "a pool that messages come to as a whole", "sendTask A\n process Q {\n receiveTask C\n receiveTask D\n }\n A => pool-Q m", ""},
		{"message-partner", "no message flows at all", "sendTask A\n process Q {\n receiveTask C\n }", ""},
	} {
		if got := at(rule(t, c.rule), sketch.Process(c.text), nil); got != c.want {
			t.Errorf("%s: %s: got %q, want %q", c.rule, c.why, got, c.want)
		}
	}
}

func TestLimitsAreThoseOfThePolicy(t *testing.T) {
	d := sketch.Process("startEvent s\n task A\n endEvent e\n s -> A 1\n A -> e 2")
	for most, want := range map[float64]string{2: "P", 3: ""} {
		p := &finding.Policy{Limits: map[string]map[string]float64{"structure.too-large": {"most": most}}}
		if got := at(rule(t, "too-large"), d, p); got != want {
			t.Errorf("at most %g of 3: got %q, want %q", most, got, want)
		}
	}
}

func TestShapesOverlapBeyondAShare(t *testing.T) {
	d := sketch.Process("task A\n task B\n boundaryEvent b timer on=A\n subProcess Q {\n task C\n }")
	shape := func(id model.ID, x, y, w, h float64) *model.Shape {
		return &model.Shape{Element: id, X: x, Y: y, Width: w, Height: h}
	}
	for _, c := range []struct {
		why    string
		shapes []*model.Shape
		want   string
	}{
		{"side by side", []*model.Shape{shape("A", 0, 0, 100, 80), shape("B", 100, 0, 100, 80)}, ""},
		{"a little", []*model.Shape{shape("A", 0, 0, 100, 80), shape("B", 95, 0, 100, 80)}, ""},
		{"by a fifth", []*model.Shape{shape("A", 0, 0, 100, 80), shape("B", 80, 0, 100, 80)}, "B"},
		{"the left one comes later", []*model.Shape{shape("A", 80, 0, 100, 80), shape("B", 0, 0, 100, 80)}, "A"},
		{"one above the other", []*model.Shape{shape("A", 0, 0, 100, 80), shape("B", 0, 200, 100, 80)}, ""},
		{"a boundary event on its activity", []*model.Shape{shape("A", 0, 0, 100, 80), shape("b", 32, 62, 36, 36)}, ""},
		{"what is inside lies on what holds it", []*model.Shape{shape("Q", 0, 0, 400, 300), shape("C", 50, 50, 100, 80)}, ""},
		{"shapes without a size", []*model.Shape{shape("A", 0, 0, 0, 0), shape("B", 0, 0, 0, 0)}, ""},
	} {
		d.Diagrams = []*model.Diagram{{Shapes: c.shapes}}
		if got := at(rule(t, "overlap"), d, nil); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestAFloodOfFindingsIsCounted(t *testing.T) {
	var text strings.Builder
	for i := range 100 {
		fmt.Fprintf(&text, "exclusiveGateway g%d\n task a%d\n g%d -> a%d f%d if x\n g%d -> a%d h%d if y\n", i, i, i, i, i, i, i, i)
	}
	found := finding.NewSubject(sketch.Process(text.String()), nil, nil).Look(rule(t, "missing-default"))
	if len(found) != 40 || !strings.HasSuffix(found[39].Message.EN, "stuck. There are 60 more of this kind.") || !strings.HasSuffix(found[39].Message.ZH, "会卡住。此类问题另有 60 处。") {
		t.Errorf("got %d findings, the last %q, want 40 of which the last counts the other 60", len(found), found[len(found)-1].Message)
	}
}

// TestHostileFilesAreLookedThroughInTime has files that are as bad as they can be in one respect each.
func TestHostileFilesAreLookedThroughInTime(t *testing.T) {
	const size = 20_000
	for name, line := range map[string]func(i int) string{
		"alone":      func(i int) string { return fmt.Sprintf("task t%d", i) },
		"links":      func(i int) string { return fmt.Sprintf("intermediateCatchEvent t%d link", i) },
		"starts":     func(i int) string { return fmt.Sprintf("startEvent t%d", i) },
		"gateways":   func(i int) string { return fmt.Sprintf("parallelGateway t%d", i) },
		"ids taken":  func(i int) string { return fmt.Sprintf("task Flow_Fix_%d", i) },
		"terminates": func(i int) string { return fmt.Sprintf("endEvent t%d terminate", i) },
	} {
		lines := []string{"startEvent s"}
		for i := range size {
			lines = append(lines, line(i))
		}
		d := sketch.Process(strings.Join(lines, "\n"))
		wire(d)
		began := time.Now()
		s := finding.NewSubject(d, nil, nil)
		for _, r := range structure.Rules {
			if found := s.Look(r); len(found) > 40 && !r.Relays {
				t.Errorf("%s: %s finds %d", name, r.ID, len(found))
			}
		}
		if took := time.Since(began); took > 30*time.Second {
			t.Errorf("%s: took %s", name, took)
		}
	}
}

// wire leads every node to the next but one, to the one after that, and to the first; and draws them all in one place.
func wire(d *model.Definitions) {
	p := d.Processes[0]
	flow := func(from, to *model.Node, n int) {
		f := &model.SequenceFlow{Base: model.Base{ID: model.ID(fmt.Sprintf("f%d", n))}, Source: from.ID, Target: to.ID}
		p.Flows = append(p.Flows, f)
		from.Outgoing, to.Incoming = append(from.Outgoing, f.ID), append(to.Incoming, f.ID)
	}
	diagram := &model.Diagram{}
	for i, n := range p.Nodes {
		n.Name = "CHECK ORDER."
		diagram.Shapes = append(diagram.Shapes, &model.Shape{Element: n.ID, X: 1, Y: float64(i * 200), Width: 100, Height: 80})
		if i%2 == 0 && i+3 < len(p.Nodes) {
			flow(n, p.Nodes[i+2], 3*i)
			flow(n, p.Nodes[i+3], 3*i+1)
			flow(n, p.Nodes[0], 3*i+2)
		}
	}
	d.Diagrams = []*model.Diagram{diagram}
}
