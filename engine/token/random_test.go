package token_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// sketcher writes a model at random, of everything that can be played: not sensible ones,
// but ones that BPMN allows.
type sketcher struct {
	*rand.Rand
	text  strings.Builder
	ids   int
	sends []string // nodes that may send messages
	takes []string // nodes that may receive them
}

func randomSketch(chance *rand.Rand) string {
	s := &sketcher{Rand: chance}
	s.scope(0, "", false)
	if s.IntN(2) == 0 {
		s.line("process Q {")
		s.scope(1, "", false)
		s.line("}")
	}
	for range s.IntN(4) {
		if len(s.sends) > 0 && len(s.takes) > 0 {
			s.line("%s => %s %s", s.pick(s.sends), s.pick(s.takes), s.id("mf"))
		}
	}
	return s.text.String()
}

func (s *sketcher) line(format string, args ...any) { fmt.Fprintf(&s.text, format+"\n", args...) }

func (s *sketcher) id(kind string) string { s.ids++; return fmt.Sprintf("%s%d", kind, s.ids) }

func (s *sketcher) pick(from []string) string { return from[s.IntN(len(from))] }

// scope writes what a process or sub-process holds: kind is empty for a process,
// "triggered" for an event sub-process.
func (s *sketcher) scope(depth int, kind string, transaction bool) {
	var nodes, sources []string
	for range 1 + s.IntN(2) {
		id := s.id("s")
		triggers := []string{"", "message=m1", "timer", "signal=s1", "conditional", "message=m1 signal=s2", "message=m2 signal=s1 all"}
		switch kind {
		case "":
		case "triggered":
			triggers = []string{"message=m1", "timer cycle", "signal=s1", "error=e1", "error", "escalation", "escalation=x1", "compensate", "conditional"}
		default:
			triggers = []string{""}
		}
		trigger := s.pick(triggers)
		if kind == "triggered" && s.IntN(2) == 0 && !strings.HasPrefix(trigger, "error") {
			trigger += " noninterrupting"
		}
		s.line("startEvent %s %s", id, trigger)
		sources = append(sources, id)
		if kind == "" && strings.HasPrefix(trigger, "message") {
			s.takes = append(s.takes, id)
		}
		if kind != "" {
			break
		}
	}
	var handlers []string
	for range 2 + s.IntN(5) {
		id := s.node(depth, transaction, &handlers)
		nodes = append(nodes, id)
		sources = append(sources, id)
	}
	for range s.IntN(3) {
		id := s.id("b")
		host := s.pick(nodes)
		if strings.HasPrefix(host, "T") || strings.HasPrefix(host, "P") || strings.HasPrefix(host, "C") {
			what := s.pick([]string{"timer", "timer cycle noninterrupting", "message=m1", "message=m2 noninterrupting", "signal=s1", "signal=s2 noninterrupting", "error", "error=e1",
				"escalation", "escalation=x1 noninterrupting", "conditional", "message=m1 timer", "signal=s1 timer all noninterrupting"})
			s.line("boundaryEvent %s %s on=%s", id, what, host)
			sources = append(sources, id)
			if strings.Contains(what, "message") {
				s.takes = append(s.takes, id)
			}
		}
	}
	s.handlers(handlers)
	if depth < 2 && s.IntN(2) == 0 {
		s.line("subProcess %s triggered {", s.id("E"))
		s.scope(depth+1, "triggered", transaction)
		s.line("}")
	}
	ends := []string{"", "terminate", "message=m1", "message=m2", "signal=s1", "error=e1", "error=e2", "escalation=x1", "compensate", "signal=s2 message=m1", "escalation compensate nowait"}
	if transaction {
		ends = append(ends, "cancel", "cancel", "cancel")
	}
	for range 1 + s.IntN(3) {
		id := s.id("e")
		s.line("endEvent %s %s", id, s.pick(ends))
		nodes = append(nodes, id)
		s.sends = append(s.sends, id)
	}
	s.flows(sources, nodes)
}

// handlers writes a compensation handler for each of some activities.
func (s *sketcher) handlers(hosts []string) {
	for _, host := range hosts {
		b, h := s.id("u"), s.id("H")
		s.line("boundaryEvent %s compensate on=%s", b, host)
		if s.IntN(3) == 0 {
			s.line("subProcess %s compensation {", h)
			s.scope(9, "embedded", false)
			s.line("}")
		} else {
			s.line("task %s compensation %s", h, s.pick([]string{"", "several", "several sequential", "loop"}))
		}
		s.line("%s .. %s", b, h)
	}
}

// flows connect nodes, most of them forwards.
func (s *sketcher) flows(sources, nodes []string) {
	for _, from := range sources {
		for range 1 + s.IntN(2) {
			to := s.IntN(len(nodes))
			if s.IntN(4) > 0 { // forwards: later in the list than where it comes from
				for i, id := range nodes {
					if id == from && to <= i {
						to = i + 1 + s.IntN(len(nodes)-i-1+1)
					}
				}
			}
			if to >= len(nodes) {
				to = len(nodes) - 1
			}
			if strings.HasPrefix(from, "V") || nodes[to] == from && s.IntN(3) > 0 {
				continue
			}
			s.line("%s -> %s %s %s", from, nodes[to], s.id("f"), s.pick([]string{"", "", "if"}))
		}
	}
}

func (s *sketcher) node(depth int, transaction bool, handlers *[]string) string {
	loops := []string{"", "", "", "loop", "loop=before", "several", "several sequential", "several one=rootSignal", "several each=rootEscalation", "several each=rootError", "starting=2", "ending=2"}
	switch n := s.IntN(16); {
	case n < 4:
		id := s.id("T")
		kind := s.pick([]string{"task", "userTask", "sendTask", "receiveTask", "serviceTask"})
		switch kind {
		case "sendTask":
			s.sends = append(s.sends, id)
		case "receiveTask":
			s.takes = append(s.takes, id)
		}
		s.line("%s %s %s", kind, id, s.pick(loops))
		if s.IntN(3) == 0 {
			*handlers = append(*handlers, id)
		}
		return id
	case n < 7 && depth < 3:
		id := s.id("P")
		kind := s.pick([]string{"subProcess", "transaction", "adHocSubProcess"})
		if kind == "transaction" && s.IntN(2) == 0 {
			s.line("transaction %s %s {", id, s.pick(loops))
			s.scope(depth+1, "embedded", true)
			s.line("}")
			s.line("boundaryEvent %s cancel on=%s", s.id("b"), id)
			return id
		}
		if kind == "adHocSubProcess" {
			s.line("%s %s %s %s %s {", kind, id, s.pick(loops), s.pick([]string{"", "ordering=Sequential"}), s.pick([]string{"", "keep"}))
			var inner []string
			for range s.IntN(4) {
				s.node(depth+1, transaction, &inner)
			}
			s.handlers(inner)
			s.line("}")
			return id
		}
		s.line("%s %s %s {", kind, id, s.pick(loops))
		s.scope(depth+1, "embedded", false)
		s.line("}")
		if s.IntN(3) == 0 {
			*handlers = append(*handlers, id)
		}
		return id
	case n == 7:
		id := s.id("C")
		s.line("callActivity %s called=%s %s", id, s.pick([]string{"P", "Q", "elsewhere"}), s.pick(loops))
		return id
	case n == 8:
		id := s.id("c")
		s.line("intermediateCatchEvent %s %s", id, s.pick([]string{"message=m1", "timer", "signal=s1", "conditional", "message=m2 signal=s2", "message=m1 signal=s1 all"}))
		s.takes = append(s.takes, id)
		return id
	case n == 9:
		id := s.id("i")
		s.line("intermediateThrowEvent %s %s", id, s.pick([]string{"", "message=m1", "message=m2", "signal=s1", "signal=s2", "escalation=x1", "compensate", "compensate nowait", "signal=s1 message=m1"}))
		s.sends = append(s.sends, id)
		return id
	case n == 10:
		return s.eventBased()
	case n == 11:
		id := s.id("l")
		name := s.id("link")
		s.line("intermediateThrowEvent %s link=%s", id, name)
		caught := s.id("T")
		s.line("intermediateCatchEvent c%s link=%s", id, name)
		s.line("task %s", caught)
		s.line("c%s -> %s %s", id, caught, s.id("f"))
		return id
	}
	id := s.id("g")
	s.line("%s %s", s.pick([]string{"exclusiveGateway", "parallelGateway", "inclusiveGateway", "inclusiveGateway", "complexGateway"}), id)
	return id
}

// eventBased writes an event-based gateway with the events behind it.
func (s *sketcher) eventBased() string {
	id := s.id("V")
	s.line("eventBasedGateway %s", id)
	for range 2 {
		c, t := s.id("c"), s.id("T")
		if s.IntN(4) == 0 {
			s.line("receiveTask %s", c)
		} else {
			s.line("intermediateCatchEvent %s %s", c, s.pick([]string{"message=m1", "message=m2", "timer", "signal=s1"}))
		}
		s.takes = append(s.takes, c)
		s.line("task %s", t)
		s.line("%s -> %s %s", id, c, s.id("f"))
		s.line("%s -> %s %s", c, t, s.id("f"))
	}
	return id
}
