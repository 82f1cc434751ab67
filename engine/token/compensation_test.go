package token_test

import (
	"testing"
)

const booking = `
	startEvent s
	task A
	task B
	boundaryEvent ca compensate on=A
	boundaryEvent cb compensate on=B
	task UA compensation
	task UB compensation
	ca .. UA
	cb .. UB
	%t
	task Z
	endEvent e
	s -> A 1
	A -> B 2
	B -> t 3
	t -> Z 4
	Z -> e 5`

func TestCompensationUndoesTheLastThingFirstAndIsWaitedFor(t *testing.T) {
	text := replaced(booking, "%t", "intermediateThrowEvent t compensate")
	walk(t, text, nil).start().do("A").do("B").rests("UB").do("UB").rests("UA").do("UA").rests("Z").do("Z").over(true)
}

func TestCompensationMayBeOfOneActivityOrNotBeWaitedFor(t *testing.T) {
	walk(t, replaced(booking, "%t", "intermediateThrowEvent t compensate=A"), nil).start().do("A").do("B").rests("UA").do("UA").rests("Z").do("Z").over(true)
	walk(t, replaced(booking, "%t", "intermediateThrowEvent t compensate nowait"), nil).start().do("A").do("B").rests("UB Z").do("Z").over(false).do("UB").rests("UA").do("UA").over(true)
	walk(t, replaced(booking, "%t", "intermediateThrowEvent t compensate=Z"), nil).start().do("A").do("B").rests("Z") // Z is not done yet
}

func TestNothingIsCompensatedTwice(t *testing.T) {
	text := replaced(booking, "%t", "intermediateThrowEvent t compensate\n endEvent again compensate", "endEvent e", "", "Z -> e 5", "Z -> again 5")
	walk(t, text, nil).start().do("A").do("B").do("UB").do("UA").do("Z").over(true)
}

func TestEachRoundOfALoopIsCompensated(t *testing.T) {
	for _, marker := range []string{"loop", "several", "several sequential"} {
		w := walk(t, replaced(booking, "%t", "intermediateThrowEvent t compensate=A", "task A", "task A "+marker), nil)
		w.again["A"], w.instances["A"] = 2, 2
		w.start().do("A").do("A").do("B").rests("UA").do("UA").rests("UA").do("UA").rests("Z")
	}
}

const nested = `
	startEvent s
	subProcess P %p {
		startEvent ps
		task A
		boundaryEvent ca compensate on=A
		task UA compensation
		ca .. UA
		%e
		ps -> A 4
	}
	%b
	task X
	intermediateThrowEvent t compensate%r
	task Z
	s -> P 1
	P -> X 2
	X -> t 3
	t -> Z 5`

func TestASubProcessIsCompensatedFromWithin(t *testing.T) {
	w := walk(t, replaced(nested, "%p", "", "%e", "", "%b", "", "%r", ""), nil).start().do("A").do("X").rests("UA").do("UA").rests("Z").do("Z").over(true)
	w.went("P A X t UA Z")
	walk(t, replaced(nested, "%p", "several", "%e", "", "%b", "", "%r", "=P"), nil).start().do("A").do("X").rests("UA").do("UA").rests("Z")
	walk(t, replaced(nested, "%p", "", "%e", "", "%b", "", "%r", "=A"), nil).start().do("A").do("X").rests("Z") // A is not of this scope
}

func TestAnEventSubProcessCompensatesWithWhatWasDone(t *testing.T) {
	event := `subProcess E triggered {
		startEvent es compensate
		task M
		endEvent ee compensate=A
		es -> M 6
		M -> ee 7
	}`
	w := walk(t, replaced(nested, "%p", "", "%e", event, "%b", "", "%r", ""), nil).start().awaits("").do("A").do("X").rests("M").do("M").rests("UA").do("UA").rests("Z").do("Z").over(true)
	w.went("t E es M ee UA Z")
}

func TestAHandlerAtTheBoundaryIsUsedInsteadOfWhatIsInside(t *testing.T) {
	outer := "boundaryEvent cp compensate on=P\n task UP compensation\n cp .. UP"
	walk(t, replaced(nested, "%p", "", "%e", "", "%b", outer, "%r", ""), nil).start().do("A").do("X").rests("UP").do("UP").rests("Z").do("Z").over(true)
}

func TestAnInterruptedCompensationHandlerCountsAsDone(t *testing.T) {
	text := replaced(booking, "%t", "intermediateThrowEvent t compensate", "ca .. UA", "ca .. UA\n boundaryEvent late timer on=UB\n task L\n late -> L 9")
	w := walk(t, text, nil).start().do("A").do("B").rests("UB").happens("late").rests("L UA").do("UA").rests("L Z").do("L").do("Z").over(true)
	w.went("late L")
}

func TestWhatIsOverTakesItsCompensationAway(t *testing.T) {
	text := replaced(nested, "%p", "", "%e", "", "%b", "", "%r", "") + "\n subProcess E triggered {\n startEvent es message=m\n task H\n es -> H 9\n }"
	walk(t, text, nil).start().do("A").do("X").rests("UA").happens("es").rests("H").do("H").over(true)
}

const transaction = `
	startEvent s
	transaction T %t {
		startEvent ts
		task A
		boundaryEvent ca compensate on=A
		task UA compensation
		ca .. UA
		exclusiveGateway g
		endEvent ok
		endEvent off cancel
		endEvent bad error=x
		endEvent stop terminate
		ts -> A 4
		A -> g 5
		g -> ok 6
		g -> off 7
		g -> bad 8
		g -> stop 9
	}
	boundaryEvent b cancel on=T
	boundaryEvent h error on=T
	task Y
	task N
	task H
	s -> T 1
	T -> Y 2
	b -> N 3
	h -> H 10`

func TestATransactionIsCancelledByCompensatingItFirst(t *testing.T) {
	text := replaced(transaction, "%t", "")
	walk(t, text, map[string]string{"g": "6"}).start().do("A").rests("Y").do("Y").over(true)
	walk(t, text, map[string]string{"g": "7"}).start().do("A").rests("UA").do("UA").rests("N").awaits("").do("N").over(true)
	walk(t, text, map[string]string{"g": "8"}).start().do("A").rests("H").do("H").over(true) // a hazard is not compensated
	walk(t, text, map[string]string{"g": "9"}).start().do("A").rests("Y")
	walk(t, text, nil).start().rests("A").happens("b").rests("N") // nothing is done yet
}

func TestOneCancelledInstanceEndsTheTransaction(t *testing.T) {
	w := walk(t, replaced(transaction, "%t", "several"), map[string]string{"g": "7"})
	w.instances["T"] = 2
	w.start().rests("A A").do("A").rests("A UA").do("UA").rests("N").do("N").over(true)
}

// TestAHandlerOutlivesWhoHadItBegun lets an event sub-process be taken away while what it
// had compensated goes on in the scope around it: the handler then just ends.
func TestAHandlerOutlivesWhoHadItBegun(t *testing.T) {
	const text = `startEvent s
		task A
		boundaryEvent b compensate on=A
		task U compensation
		b .. U
		task W
		endEvent e
		s -> A f1
		A -> W f2
		W -> e f3
		subProcess E triggered {
		startEvent i timer noninterrupting
		intermediateThrowEvent t compensate
		endEvent o
		i -> t f4
		t -> o f5
		subProcess F triggered {
		startEvent k timer
		endEvent ko
		k -> ko f6
		}
		}`
	walk(t, text, nil).start().do("A").happens("i").rests("U W").happens("k").rests("U W").do("U").rests("W").do("W").over(true)
}
