package token_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// TestTracesAgreeWithThoseOfTokenSimulation plays every recorded case, step by step, and
// compares the elements entered, or whether events can happen. Where branches run side by
// side the order is one of several right ones, so elements are compared sorted. A case
// that ours differs from stands in otherwise, with the reason, and must differ.
func TestTracesAgreeWithThoseOfTokenSimulation(t *testing.T) {
	corpus := os.Getenv("SANDTABLE_CORPUS")
	if corpus == "" {
		t.Skip("skipped: SANDTABLE_CORPUS is not set")
	}
	folder := filepath.Join(corpus, "token-semantics")
	played, differ := 0, 0
	for _, c := range traceCases(t, folder) {
		t.Run(c.name, func(t *testing.T) {
			reason := otherwise[c.name]
			s := &simulated{t: t, folder: folder, sunk: c.steps[0].group != "simulation"}
			difference := s.play(c)
			switch {
			case difference != "" && reason == "":
				t.Errorf("%s: %s", c.file, difference)
			case difference == "" && reason != "":
				t.Errorf("%s: does not differ any more: %s", c.file, reason)
			}
			if reason != "" {
				differ++
			}
		})
		played++
	}
	t.Logf("%d cases played, %d of them differ for a reason", played, differ)
	if played < 150 {
		t.Errorf("only %d cases could be played", played)
	}
	for name := range otherwise {
		if !slices.ContainsFunc(traceCases(t, folder), func(c traceCase) bool { return c.name == name }) {
			t.Errorf("no case is called %q", name)
		}
	}
}

type traceCase struct {
	file, name string
	steps      []traceStep
}

type traceStep struct{ group, stimulus, expectation, trace, expected string }

// traceCases are the recorded cases.
func traceCases(t *testing.T, folder string) []traceCase {
	t.Helper()
	f, err := os.Open(filepath.Join(folder, "traces.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var found []traceCase
	for _, r := range rows[1:] {
		if r[2] == "1" {
			found = append(found, traceCase{file: r[0], name: r[1]})
		}
		last := &found[len(found)-1]
		last.steps = append(last.steps, traceStep{r[4], r[5], r[6], r[7], r[8]})
	}
	return found
}

// simulated plays a case as token-simulation does: tasks take no time unless they are
// paused, gateways take what was chosen.
type simulated struct {
	*walker
	t      *testing.T
	folder string
	file   *model.Definitions
	sunk   bool // without a choice an exclusive gateway ends its token, else takes its first flow
	paused map[string]bool
	choice map[string][]string
	seen   int // of the trace, at the step before
}

func (s *simulated) play(c traceCase) string {
	s.file = decoded(s.t, filepath.Join(s.folder, c.file))
	s.paused, s.choice = map[string]bool{}, map[string][]string{}
	for _, step := range c.steps {
		for _, stimulus := range strings.Split(step.stimulus, " ; ") {
			if err := s.do(strings.Fields(stimulus)); err != "" {
				return err
			}
		}
		if difference := s.compare(step); difference != "" {
			return step.stimulus + ": " + difference
		}
	}
	return ""
}

// net sets the game up for the process that an element is in.
func (s *simulated) net(element string) string {
	if s.walker != nil || len(s.file.Processes) == 0 {
		return ""
	}
	for i := range s.file.Notices { // that project lets signals be nameless
		s.file.Notices[i].Blocks = s.file.Notices[i].Blocks && s.file.Notices[i].Code != "bpmn.signal-without-ref"
	}
	process := s.file.Processes[0]
	for _, p := range s.file.Processes {
		p.Walk(func(n, _ *model.Node) {
			if string(n.ID) == element {
				process = p
			}
		})
	}
	net, err := token.NewNet(s.file, process)
	if err != nil {
		return problem.Of(err).Error()
	}
	s.walker = newWalker(s.t, net)
	s.walker.chooses = s.chooses
	return ""
}

func (s *simulated) do(words []string) string {
	switch {
	case len(words) == 0:
	case words[0] == "choose":
		s.choice[words[1]] = strings.Split(words[3], "+")
	case words[0] == "wait-at":
		s.paused[words[1]] = true
	case words[0] == "trigger":
		return s.trigger(words[1])
	case words[0] == "signal":
		return s.message(words[1])
	case strings.HasPrefix(words[0], "await-"): // our tokens have come as far as they can
	default:
		return "unknown stimulus " + words[0]
	}
	return ""
}

func (s *simulated) trigger(id string) string {
	if err := s.net(id); err != "" {
		return err
	}
	at := s.node(id)
	node := s.walker.net.Nodes[at]
	switch {
	case s.waitsAt(id):
		s.happens(id)
	case s.worksAt(id):
		s.walker.do(id)
	case len(node.In) == 0 && node.Kind != model.BoundaryEvent && s.walker.net.Scopes[node.Scope].Holder == token.None:
		if node.Kind.IsEvent() {
			s.startAt(0, id)
		} else { // whatever no flow leads to starts together
			s.done(s.game.Start(0, s.walker.net.Scopes[node.Scope].Starts...))
		}
	case node.Kind.IsTask():
		s.paused[id] = !s.paused[id]
		return ""
	case node.Kind == model.ExclusiveGateway:
		s.next(node)
		return ""
	default:
		return "nothing to trigger at " + id
	}
	s.run()
	return ""
}

// next lets a gateway take the flow after the one it takes now.
func (s *simulated) next(gateway token.Node) {
	now := 0
	for i, f := range gateway.Out {
		if c := s.choice[string(gateway.ID)]; len(c) > 0 && string(s.walker.net.Flows[f].ID) == c[0] {
			now = i
		}
	}
	s.choice[string(gateway.ID)] = []string{string(s.walker.net.Flows[gateway.Out[(now+1)%len(gateway.Out)]].ID)}
}

// message sends along a message flow from outside.
func (s *simulated) message(id string) string {
	for _, c := range s.file.Collaborations {
		for _, f := range c.MessageFlows {
			if string(f.ID) != id {
				continue
			}
			if err := s.net(string(f.Target)); err != "" {
				return err
			}
			if s.walker == nil { // two black boxes
				return ""
			}
			s.messages = append(s.messages, id)
			at, ok := s.walker.net.Node(f.Target)
			switch {
			case !ok: // a pool
			case s.waitsAt(string(f.Target)):
				s.happens(string(f.Target))
			case s.walker.net.Nodes[at].Kind == model.StartEvent:
				s.startAt(0, string(f.Target))
			}
			s.run()
		}
	}
	return ""
}

// run finishes all work that is not paused.
func (s *simulated) run() {
	for range 1000 {
		i := slices.IndexFunc(s.resting, func(at token.Place) bool { return !s.paused[string(s.walker.net.Nodes[at.Node].ID)] })
		if i < 0 {
			return
		}
		s.walker.do(string(s.walker.net.Nodes[s.resting[i].Node].ID))
	}
	s.t.Fatal("goes on for ever")
}

func (s *simulated) waitsAt(id string) bool {
	return s.walker != nil && slices.ContainsFunc(s.order, func(w int32) bool { return string(s.walker.net.Nodes[s.waiting[w].Node].ID) == id })
}

func (s *simulated) worksAt(id string) bool {
	return s.walker != nil && slices.ContainsFunc(s.resting, func(at token.Place) bool { return string(s.walker.net.Nodes[at.Node].ID) == id })
}

func (s *simulated) chooses(at token.Place, taken []token.FlowID) []token.FlowID {
	node := &s.walker.net.Nodes[at.Node]
	chosen := s.choice[string(node.ID)]
	if len(chosen) == 0 && (!s.sunk || node.Kind != model.ExclusiveGateway && len(node.Out) > 0) {
		return append(taken, node.Out[0])
	}
	for _, id := range chosen {
		f, _ := s.walker.net.Flow(model.ID(id))
		taken = append(taken, f)
	}
	return taken
}

func (s *simulated) compare(step traceStep) string {
	if s.walker == nil {
		return ""
	}
	switch step.expectation {
	case "trace":
		got := append(slices.Clone(s.trace[s.seen:]), s.messages...)
		s.seen, s.messages = len(s.trace), nil
		return differs(s.plain(got, false), s.recorded(step))
	case "history":
		want := strings.Fields(step.expected)
		return differs(s.plain(s.trace, true), slices.DeleteFunc(want, func(id string) bool { return !s.drawn(id) }))
	case "process-instance-finished", "no-scope-left":
		if s.game.Running() > 0 && step.expectation == "no-scope-left" || s.ended == 0 {
			return "the case is not over"
		}
	case "enabled-state":
		return s.enabled(step.expected)
	}
	return ""
}

// recorded are the elements that a trace comes to. Each appears once when it gets its
// scope; “enter” and “signal” may come later, and again.
func (s *simulated) recorded(step traceStep) []string {
	file, err := os.ReadFile(filepath.Join(s.folder, step.trace))
	if err != nil {
		s.t.Fatal(err)
	}
	var lines, found []string
	if err := json.Unmarshal(file, &lines); err != nil {
		s.t.Fatal(err)
	}
	for _, line := range lines {
		words := strings.Split(line, ":")
		id := strings.TrimSuffix(words[1], "_plane") // of a collapsed sub-process
		if words[0] == "createScope" && s.drawn(id) {
			found = append(found, id)
		}
	}
	return found
}

// drawn says whether an element is a flow, a node or a message flow: not a process or pool.
func (s *simulated) drawn(id string) bool {
	_, node := s.walker.net.Node(model.ID(id))
	_, flow := s.walker.net.Flow(model.ID(id))
	if node || flow {
		return true
	}
	for _, c := range s.file.Collaborations {
		for _, f := range c.MessageFlows {
			if string(f.ID) == id {
				return true
			}
		}
	}
	return false
}

// plain leaves out of a trace what that project does not record: the flow from an
// event-based gateway to the event that happened, and in a history that event, links that
// are caught and event sub-processes.
func (s *simulated) plain(trace []string, history bool) []string {
	var found []string
	behind := model.ID("")
	for _, id := range trace {
		if f, ok := s.walker.net.Flow(model.ID(id)); ok && s.walker.net.Nodes[s.walker.net.Flows[f].From].Kind == model.EventBasedGateway {
			behind = s.walker.net.Flows[f].Target
			continue
		}
		if at, ok := s.walker.net.Node(model.ID(id)); ok && history {
			switch node := &s.walker.net.Nodes[at]; {
			case node.ID == behind:
				behind = ""
				continue
			case node.Kind == model.IntermediateCatchEvent && len(node.In) == 0:
				continue
			case node.Activity != nil && node.Activity.TriggeredByEvent:
				continue
			}
		}
		found = append(found, id)
	}
	return found
}

func differs(got, want []string) string {
	slices.Sort(got)
	slices.Sort(want)
	if slices.Equal(got, want) {
		return ""
	}
	return fmt.Sprintf("\n got %v\nwant %v", got, want)
}

func (s *simulated) enabled(expected string) string {
	for _, statement := range strings.Split(expected, " ; ") {
		words := strings.Fields(statement)
		if len(words) < 2 {
			continue
		}
		can := s.waitsAt(words[1]) || s.worksAt(words[1])
		if want := words[0] == "triggerable"; can != want {
			return fmt.Sprintf("%s: got triggerable %v", statement, can)
		}
	}
	return ""
}

func decoded(t *testing.T, file string) *model.Definitions {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := bpmn.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return d
}

// otherwise are the cases that ours differs from, and why.
var otherwise = map[string]string{
	"error-no-catch":                uncaught,
	"signal-consume":                heardByAll,
	"signal-rethrow":                heardByAll,
	"event-sub-process-cancelation": heardByAll,
	"event-sub-process-nested-cancelation-absorb-event":                                   heardByAll,
	"process-implicit-start-none-event":                                                   implicit,
	"process-implicit-start-trigger":                                                      implicit,
	"process-implicit-start-collaboration":                                                implicit,
	"sub-process-multiple-starts":                                                         implicit,
	"event-sub-process-implicit-start":                                                    implicit,
	"process / implicit-start / should trigger typed event":                               implicit,
	"process / implicit-start / should trigger none event independently":                  implicit,
	"links / should execute happy path":                                                   noTime,
	"booking / should fail with error":                                                    fromInside,
	"cancel-events / should execute happy path":                                           fromInside,
	"terminate-nested-scopes":                                                             race,
	"transaction-cancel-trigger-cancel-boundary":                                          race,
	"compensation-error":                                                                  race,
	"compensation / errors / should execute happy path":                                   race,
	"compensation-nested":                                                                 oneHandler,
	"compensation / nested / should execute happy path":                                   oneHandler,
	"inclusive-gateway-multiple-activation":                                               "our join takes one token from each flow that has one, as BPMN 2.0 §13.4.3 says; that project takes all, and sends one on for as many as came on the fullest flow but one",
	"parallel-gateway-join#2":                                                             "a timer without a cycle that does not interrupt happens once",
	"sub-process / should trigger interrupting boundary":                                  noTime,
	"event sub-process / should cancel scope":                                             noTime,
	"transaction / should cancel via cancel end":                                          "what a transaction waits for can be triggered until it is left, its cancel boundary event too",
	"compensation / manual trigger / should trigger in scope":                             byHand,
	"compensation / manual trigger / should trigger outside of scope":                     byHand,
	"booking / should compensate":                                                         byHand,
	"boundary event / should trigger none events independently (first)":                   noTime,
	"boundary event / should trigger none events independently (second)":                  noTime,
	"boundary event / should trigger timer events independently (non-interrupting)":       noTime,
	"boundary event / should trigger timer events independently (interrupting)":           noTime,
	"boundary event / should trigger conditional events independently (non-interrupting)": noTime,
	"boundary event / should trigger conditional events independently (interrupting)":     noTime,
}

const (
	fromInside = "a boundary event that is triggered happens; in that project it is thrown inside first, where an event sub-process catches it"
	uncaught   = "an error that nothing catches ends the root instance, as BPMN 2.0 §10.5.1 says of errors; that project goes on behind the sub-process"
	heardByAll = "a signal is heard by everything that waits for it when it is thrown, outermost first; that project lets the innermost keep it from the others"
	implicit   = "beside a start event, an activity without incoming flow starts there too; BPMN 2.0 §13.4.2 starts it only in a scope without start event"
	race       = "two branches race, and another one is first"
	oneHandler = "a sub-process is compensated by the handler at its boundary or by its event sub-process, not by both"
	noTime     = "no time passes where nobody works: the token is further on when the event is triggered"
	byHand     = "compensation is thrown, never triggered from outside: it is not waited for"
)
