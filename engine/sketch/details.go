package sketch

import (
	"strconv"
	"strings"

	"sandtable/engine/model"
)

// detail reads a word about a node:
//
//	default=f                        of a gateway or activity
//	timer, message=m, link=name…     an event definition, with what it refers to; several make a multiple event
//	timer=PT10M  timer=R3/PT10M  timer=2026-01-05T10:00:00Z   a duration, a cycle, a date
//	conditional=amount>100           a condition, without blanks
//	cycle  nowait                    the last timer repeats; the last compensation is not waited for
//	on=A  noninterrupting  all       of an event: its activity; isInterrupting or cancelActivity; parallelMultiple
//	triggered  compensation          an event sub-process; a compensation handler
//	message=m  instantiate           of a send or receive task
//	called=Q                         of a call activity
//	loop  loop=before  max=3  while=amount>100   a standard loop
//	several  several=3  until=done   several instances, how many, and when the rest is not needed; until also of an ad-hoc sub-process
//	sequential  one=x each=x         behavior One or None with a root event definition
//	starting=2  ending=2             startQuantity and completionQuantity
//	ordering=Sequential  keep        of an ad-hoc sub-process; cancelRemainingInstances false
//	type=Parallel  instantiate       of an event-based gateway
//	when=loopCounter>=2              activation condition of a complex gateway
func detail(n *model.Node, word string) {
	name, value, _ := strings.Cut(word, "=")
	switch {
	case word == "{":
	case n.Event != nil && event(n.Event, name, value):
	case n.Activity != nil && activity(n.Activity, name, value):
	case n.Gateway != nil && gateway(n.Gateway, name, value):
	default:
		panic("sketch: " + word)
	}
}

func event(e *model.Event, name, value string) bool {
	kind := model.EventKindOf(name + "EventDefinition")
	switch {
	case kind == model.LinkEvent:
		e.Definitions = append(e.Definitions, &model.EventDefinition{Kind: kind, Link: value})
	case kind == model.TimerEvent && value != "":
		e.Definitions = append(e.Definitions, timer(value))
	case kind == model.ConditionalEvent && value != "":
		e.Definitions = append(e.Definitions, &model.EventDefinition{Kind: kind, Condition: &model.Expression{Text: value}})
	case kind != model.UnknownEvent:
		e.Definitions = append(e.Definitions, &model.EventDefinition{Kind: kind, Ref: model.ID(value), Wait: true})
	case name == "cycle":
		e.Definitions[len(e.Definitions)-1].Cycle = &model.Expression{Text: "R/PT1H"}
	case name == "nowait":
		e.Definitions[len(e.Definitions)-1].Wait = false
	case name == "on":
		e.AttachedTo = model.ID(value)
	case name == "noninterrupting":
		e.Interrupting = false
	case name == "all":
		e.ParallelMultiple = true
	default:
		return false
	}
	return true
}

// timer is a cycle where it begins with R, a date where it begins with a digit, else a duration.
func timer(text string) *model.EventDefinition {
	d, e := &model.EventDefinition{Kind: model.TimerEvent}, &model.Expression{Text: text}
	switch {
	case text[0] == 'R':
		d.Cycle = e
	case text[0] >= '0' && text[0] <= '9':
		d.Date = e
	default:
		d.Duration = e
	}
	return d
}

func activity(a *model.Activity, name, value string) bool {
	number, _ := strconv.Atoi(value)
	switch name {
	case "default":
		a.Default = model.ID(value)
	case "triggered":
		a.TriggeredByEvent = true
	case "compensation":
		a.ForCompensation = true
	case "message":
		a.Message = model.ID(value)
	case "instantiate":
		a.Instantiate = true
	case "called":
		a.Called = model.ID(value)
	case "loop":
		a.Loop = &model.Loop{TestBefore: value == "before", Condition: &model.Expression{Text: "true"}}
	case "max":
		a.Loop.Maximum = value
	case "while":
		a.Loop.Condition.Text = value
	case "several":
		a.Loop = &model.Loop{MultiInstance: true, Behavior: "All"}
		if value != "" {
			a.Loop.Cardinality = &model.Expression{Text: value}
		}
	case "until":
		a.Completion = &model.Expression{Text: value}
		if a.Loop != nil {
			a.Loop.Completion = a.Completion
		}
	case "sequential":
		a.Loop.Sequential = true
	case "one":
		a.Loop.Behavior, a.Loop.OneEvent = "One", model.ID(value)
	case "each":
		a.Loop.Behavior, a.Loop.NoneEvent = "None", model.ID(value)
	case "complex":
		a.Loop.Behavior = "Complex"
	case "starting":
		a.StartQuantity = number
	case "ending":
		a.CompletionQuantity = number
	case "ordering":
		a.Ordering = value
	case "keep":
		a.CancelRemaining = false
	default:
		return false
	}
	return true
}

func gateway(g *model.Gateway, name, value string) bool {
	switch name {
	case "default":
		g.Default = model.ID(value)
	case "type":
		g.EventType = value
	case "instantiate":
		g.Instantiate = true
	case "when":
		g.Activation = &model.Expression{Text: value}
	default:
		return false
	}
	return true
}
