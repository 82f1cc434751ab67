package token_test

import (
	"slices"
	"testing"

	"sandtable/engine/model"
	"sandtable/engine/token"
)

func TestACatchEventWaitsUntilItHasHappened(t *testing.T) {
	for _, what := range []string{"message=m", "timer", "conditional", "signal=s", ""} {
		w := walk(t, around("intermediateCatchEvent A "+what), nil).start().awaits("A").over(false)
		w.happens("A").over(true)
	}
}

func TestAMultipleCatchWaitsForOneOrForAll(t *testing.T) {
	w := walk(t, around("intermediateCatchEvent A timer signal=x message=m"), nil).start().awaits("A A A")
	if w.net.Awaited(w.waiting[w.order[1]]).Kind != model.SignalEvent {
		t.Error("the second thing waited for is not the signal")
	}
	w.happens("A").awaits("").over(true)
	if !slices.Equal(w.forgotten, []string{"A false", "A false"}) {
		t.Errorf("forgotten: %v, want the two others", w.forgotten)
	}
	w = walk(t, around("intermediateCatchEvent A timer signal=x message=m all"), nil).start()
	w.happens("A").awaits("A A").happens("A").over(false).signal("x").happens("A").over(true)
}

func TestANoneThrowPassesAndLinksLeap(t *testing.T) {
	walk(t, around("intermediateThrowEvent A"), nil).start().over(true)
	const links = `
		startEvent s
		intermediateThrowEvent to link=there
		intermediateCatchEvent at link=there
		task A
		s -> to 1
		at -> A 2`
	walk(t, links, nil).start().rests("A").do("A").over(true).went("s 1 to at 2 A")
}

const boundary = `
	startEvent s
	%A
	boundaryEvent b %b on=A
	task B
	task C
	s -> A 1
	A -> B 2
	b -> C 3`

func TestABoundaryEventInterruptsOrNot(t *testing.T) {
	for _, activity := range []string{"task A", "subProcess A {\n task I\n}", "callActivity A called=Q\n process Q {\n task I\n }", "task A several", "adHocSubProcess A {\n task I\n}"} {
		for _, what := range []string{"timer", "message=m", "signal=x", "conditional", "timer signal=x", "message=m timer", ""} {
			work := "I"
			if activity[:4] == "task" {
				work = "A"
			}
			text := replaced(boundary, "%A", activity, "%b", what)
			w := walk(t, text, nil).start().rests(work).happens("b").rests("C").awaits("").do("C").over(true)
			if len(w.withdrawn) != 1 {
				t.Errorf("%s: %d times work taken away, want once", activity, len(w.withdrawn))
			}
			w = walk(t, text, nil).start().do(work).awaits("").rests("B").do("B").over(true)
			w.never("b")
			if !w.net.Withdraws {
				t.Error("an interrupting event takes work away, but Withdraws says no")
			}
			w = walk(t, replaced(boundary, "%A", activity, "%b", what+" noninterrupting"), nil).start()
			w.happens("b").do("C").do(work).rests("B").do("B").over(true)
		}
	}
}

func TestANonInterruptingEventHappensAgainUnlessItIsATimerWithoutACycle(t *testing.T) {
	w := walk(t, replaced(boundary, "%A", "task A", "%b", "timer cycle noninterrupting"), nil).start()
	w.happens("b").awaits("b").happens("b")
	if got := w.waiting[w.order[0]].Times; got != 2 {
		t.Errorf("got %d times, want 2", got)
	}
	w.do("A").rests("B C C").awaits("")
	w = walk(t, replaced(boundary, "%A", "task A", "%b", "timer noninterrupting"), nil).start()
	w.happens("b").awaits("").rests("A C")
	w = walk(t, replaced(boundary, "%A", "task A", "%b", "message=m noninterrupting"), nil).start()
	w.happens("b").happens("b").awaits("b").rests("A C C")
}

func TestBoundaryEventsLiveAsLongAsTheWholeLoop(t *testing.T) {
	w := walk(t, replaced(boundary, "%A", "task A loop", "%b", "timer"), nil)
	w.again["A"] = 3
	w.start().do("A").awaits("b").do("A").awaits("b").happens("b").rests("C")
	w = walk(t, replaced(boundary, "%A", "task A several", "%b", "timer"), nil)
	w.instances["A"] = 3
	w.start().do("A").happens("b").rests("C")
	if len(w.withdrawn) != 2 {
		t.Errorf("got %d abandoned, want the two that were left", len(w.withdrawn))
	}
}

const handled = `
	startEvent s
	subProcess P {
		startEvent ps
		task A
		subProcess E triggered {
			startEvent es %e
			task H
			es -> H 5
		}
		ps -> A 4
	}
	task B
	s -> P 1
	P -> B 2`

func TestAnEventSubProcessInterruptsOrRunsBeside(t *testing.T) {
	for _, what := range []string{"message=m", "timer", "conditional", "signal=x", "error=bad", "escalation", "message=m timer"} {
		w := walk(t, replaced(handled, "%e", what), nil).start().rests("A").happens("es").rests("H").awaits("").do("H").rests("B").do("B").over(true)
		w.went("P ps A E es H B")
		walk(t, replaced(handled, "%e", what), nil).start().do("A").awaits("").rests("B")
	}
	w := walk(t, replaced(handled, "%e", "message=m noninterrupting"), nil).start().happens("es").rests("A H").happens("es").rests("A H H")
	w.do("A").rests("H H").do("H").do("H").rests("B")
	walk(t, replaced(handled, "%e", "timer noninterrupting"), nil).start().happens("es").awaits("").rests("A H")
}

func TestAProcessHasEventSubProcessesToo(t *testing.T) {
	const text = "startEvent s\n task A\n subProcess E triggered {\n startEvent es signal=x\n task H\n es -> H 2\n}\n s -> A 1"
	walk(t, text, nil).start().signal("x").rests("H").do("H").over(true)
	walk(t, text, nil).start().do("A").awaits("").over(true)
}

const thrown = `
	startEvent s
	subProcess P {
		startEvent ps
		parallelGateway g
		task X
		endEvent pe %t
		ps -> g 4
		g -> pe 5
		g -> X 6
	}
	boundaryEvent b1 %1 on=P
	boundaryEvent b2 %2 on=P
	task A
	task B
	task C
	s -> P 1
	P -> A 2
	b1 -> B 3
	b2 -> C 8`

func TestErrorsAndEscalationsFindTheNearestThatMeansThem(t *testing.T) {
	for _, c := range []struct{ throws, one, other, rests string }{
		{"error=bad", "error", "error=bad", "C"}, // just this error before any
		{"error=bad", "error=worse", "error", "C"},
		{"error=bad", "error=bad", "error=worse", "B"},
		{"error", "error=bad", "error", "C"},
		{"escalation=late", "escalation", "escalation=late", "C"},
		{"escalation=late", "escalation=late noninterrupting", "error", "B X"},
		{"escalation=late", "escalation noninterrupting", "escalation=other", "B X"},
	} {
		text := replaced(thrown, "%t", c.throws, "%1", c.one, "%2", c.other)
		walk(t, text, nil).start().rests(c.rests)
	}
}

func TestWhatNothingCatchesIsToldAndAnErrorEndsItsRoot(t *testing.T) {
	w := walk(t, replaced(thrown, "%t", "error=bad", "%1", "error=worse", "%2", "timer"), nil).start().over(true)
	if !slices.Equal(w.uncaught, []string{"pe error"}) || !slices.Equal(w.left, []string{"P"}) {
		t.Errorf("uncaught %v, left %v", w.uncaught, w.left)
	}
	w = walk(t, replaced(thrown, "%t", "escalation=late", "%1", "escalation=other", "%2", "timer"), nil).start().rests("X")
	if !slices.Equal(w.uncaught, []string{"pe escalation"}) {
		t.Errorf("uncaught %v", w.uncaught)
	}
}

func TestErrorsWithTheSameCodeAreTheSame(t *testing.T) {
	d := sketched(replaced(thrown, "%t", "error=e1", "%1", "error=e2", "%2", "timer"))
	d.Errors = []*model.Error{{Base: model.Base{ID: "e1"}, Code: "404"}, {Base: model.Base{ID: "e2"}, Code: "404"}}
	walkModel(t, d, d.Processes[0], nil).start().rests("B")
}

func TestWorkMayFailOrEscalate(t *testing.T) {
	text := replaced(boundary, "%A", "task A", "%b", "error=bad")
	w := walk(t, text, nil).start().fails("A", "bad").rests("C").do("C").over(true)
	if len(w.withdrawn) != 0 {
		t.Error("work that failed is said to be taken away")
	}
	w = walk(t, text, nil).start().fails("A", "other").over(true)
	if len(w.uncaught) != 1 {
		t.Errorf("uncaught %v, want the other error", w.uncaught)
	}
	walk(t, around("task A"), nil).start().fails("A", "").over(true)
	text = replaced(boundary, "%A", "task A", "%b", "escalation noninterrupting")
	walk(t, text, nil).start().escalates("A", "late").escalates("A", "").rests("A C C")
	text = replaced(boundary, "%A", "task A several", "%b", "error")
	w = walk(t, text, nil)
	w.instances["A"] = 3
	w.start().fails("A", "").rests("C")
	if len(w.withdrawn) != 2 {
		t.Errorf("got %d abandoned, want the other two", len(w.withdrawn))
	}
}

func TestAnErrorGoesThroughCallsAndEventSubProcessesBeforeBoundaries(t *testing.T) {
	walk(t, replaced(handled, "%e", "error=bad"), nil).start().fails("A", "bad").rests("H").do("H").rests("B")
	rethrown := replaced(handled, "%e", "error=bad\n endEvent ee error=bad\n H -> ee 9") + "\nboundaryEvent b error on=P\n task C\n b -> C 10"
	walk(t, rethrown, nil).start().fails("A", "bad").rests("H").do("H").rests("C").do("C").over(true)
}

func TestASignalIsHeardByEveryoneInEveryCase(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway g
		intermediateCatchEvent c signal=x
		task A
		boundaryEvent b signal=x on=A
		task B
		task C
		s -> g 1
		g -> c 2
		g -> A 3
		c -> B 4
		b -> C 5`
	w := walk(t, text, nil).startAs(0).startAs(1).rests("A A").signal("x").rests("B B C C")
	w.signal("x").signal("unknown").rests("B B C C")
}

func TestAThrownSignalBeginsProcesses(t *testing.T) {
	const text = `
		startEvent s
		endEvent e signal=x
		s -> e 1
		process Q {
			startEvent q signal=x
			task A
			q -> A 2
		}`
	w := walk(t, text, nil).start().rests("A").over(false)
	w.do("A").over(true)
	if !slices.Equal(w.left, []string{"P", "Q"}) {
		t.Errorf("left %v", w.left)
	}
	w.ended = 0
	w.signal("x").rests("A").do("A")
	if !slices.Equal(w.ends, []token.Case{0, 101}) {
		t.Errorf("cases ended: %v, want that of the drawing and one of its own", w.ends)
	}
	w = walk(t, text, nil)
	w.refuses = true
	w.start().rests("").over(true)
}

func TestAMultipleEndThrowsEverything(t *testing.T) {
	const text = `
		startEvent s
		subProcess P {
			startEvent ps
			endEvent pe signal=x escalation=late error=bad
			ps -> pe 4
		}
		boundaryEvent b1 escalation on=P noninterrupting
		boundaryEvent b2 error on=P
		task A
		task B
		task C
		subProcess E triggered {
			startEvent es signal=x noninterrupting
			es -> C2 6
			task C2
		}
		s -> P 1
		P -> A 2
		b1 -> B 3
		b2 -> C 5`
	walk(t, replaced(text, "es -> C2 6\n\t\t\ttask C2", "task C2\n es -> C2 6"), nil).start().rests("B C C2")
}
