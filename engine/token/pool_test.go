package token_test

import (
	"sandtable/engine/problem"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/model"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

func sketched(text string) *model.Definitions { return sketch.Process(text) }

func replaced(text string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(text)
}

const shop = `
	startEvent s
	sendTask order
	intermediateCatchEvent answer message
	endEvent e
	s -> order 1
	order -> answer 2
	answer -> e 3
	process Shop {
		startEvent received message
		task make
		endEvent sent message
		received -> make 4
		make -> sent 5
	}
	order => received m1
	sent => answer m2`

func TestMessagesBeginOtherPoolsAndComeBack(t *testing.T) {
	w := walk(t, shop, nil).start().rests("order").do("order").rests("make").awaits("answer").do("make").over(true)
	if !slices.Equal(w.left, []string{"Shop", "P"}) || !slices.Equal(w.messages, []string{"m1", "m2"}) {
		t.Errorf("left %v, messages %v", w.left, w.messages)
	}
	if !slices.Equal(w.forgotten, []string{"answer true"}) {
		t.Errorf("forgotten %v, want the answer, because it came", w.forgotten)
	}
}

func TestAMessageIsKeptForItsCaseUntilSomethingWaitsForIt(t *testing.T) {
	text := replaced(shop, "task make\n", "", "received -> make 4\n", "", "make -> sent 5", "received -> sent 4")
	text = replaced(text, "sendTask order", "sendTask order\n task then", "order -> answer 2", "order -> then 2\n then -> answer 6")
	walk(t, text, nil).start().do("order").rests("then").awaits("").do("then").over(true)
	w := walk(t, text, nil).start().do("order").rests("then").fails("then", "").over(true) // and thrown away with it
	if w.game.Used() != "" {
		t.Errorf("left %s", w.game.Used())
	}
	if !slices.Contains(w.uncaught, "sent message") {
		t.Errorf("uncaught: %v, want the message from sent that nobody received", w.uncaught)
	}
}

func TestAMessageGoesToItsOwnCaseFirstThenToOneThatIsMeant(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway g
		receiveTask R
		task A
		intermediateThrowEvent t message=m
		s -> g 1
		g -> R 2
		g -> A 3
		A -> t 4`
	d := sketched(text)
	d.Node("R").Activity.Message = "m"
	w := walkModel(t, d, d.Processes[0], nil)
	w.receives = true
	w.startAs(0).startAs(1).rests("A A")
	at := func(c token.Case) token.Place {
		i := slices.IndexFunc(w.resting, func(p token.Place) bool { return p.Case == c && string(w.net.Nodes[p.Node].ID) == "A" })
		p := w.resting[i]
		w.resting = slices.Delete(w.resting, i, i+1)
		return p
	}
	received := func() token.Case {
		last := w.resting[len(w.resting)-1]
		if string(w.net.Nodes[last.Node].ID) != "R" {
			t.Fatalf("work at %v, want R", w.resting)
		}
		return last.Case
	}
	w.done(w.game.Finish(at(1)))
	if got := received(); got != 1 {
		t.Errorf("case %d has the message, want the sender's own", got)
	}
	w.startAs(2)
	for _, id := range w.order { // from outside: case 2 has its message already
		if w.waiting[id].Case == 2 {
			w.tell(id)
			break
		}
	}
	w.done(w.game.Finish(at(2)))
	if got := received(); got != 0 {
		t.Errorf("case %d has the message, want the other one that waits", got)
	}
}

func TestMessagesToBlackBoxesAndToTasksVanish(t *testing.T) {
	const text = `
		startEvent s
		task A
		s -> A 1
		A => elsewhere m1
		A => A m2`
	w := walk(t, text, nil).start().do("A").over(true)
	if !slices.Equal(w.messages, []string{"m1", "m2"}) {
		t.Errorf("messages %v, want both to be seen", w.messages)
	}
}

func TestAMessageToAPoolFindsWhatWaitsForIt(t *testing.T) {
	text := replaced(shop, "order => received m1", "order => pool-Shop m1 hello", "startEvent received message", "startEvent received message=hello")
	walk(t, text, nil).start().do("order").rests("make")
}

func TestAPlainStartThatAMessageFlowLeadsToIsBegunByIt(t *testing.T) {
	walk(t, replaced(shop, "startEvent received message", "startEvent received"), nil).start().do("order").rests("make")
}

func TestACaseMayStartInAnyPool(t *testing.T) {
	w := walk(t, shop, nil).startAt(0, "received").rests("make").do("make").over(true)
	w.startAt(1, "s").rests("order")
	d := sketched("startEvent s\n subProcess P1 {\n task A\n}\n s -> P1 1")
	inner := walkModel(t, d, d.Processes[0], nil)
	if err := inner.game.Start(0, inner.node("A")); err == nil {
		t.Error("a case starts inside a sub-process, want token.not-a-start")
	}
}

func TestAnEventBasedGatewayTakesTheFirstEvent(t *testing.T) {
	const text = `
		startEvent s
		eventBasedGateway g
		intermediateCatchEvent c timer
		receiveTask R
		task A
		s -> g 1
		g -> c 2
		g -> R 3
		c -> A 4`
	w := walk(t, text, nil).start().awaits("R c").happens("c").awaits("").rests("A").do("A").over(true)
	w.went("g 2 c 4 A").never("3")
	walk(t, text, nil).start().happens("R").rests("R").do("R").over(true)
}

const beginning = `
	startEvent s
	intermediateThrowEvent t message=m1
	task Z
	s -> t 1
	t -> Z 2
	process Q {
		%q
	}`

func TestMessagesBeginGatewaysAndReceiveTasks(t *testing.T) {
	one := `eventBasedGateway g instantiate
		intermediateCatchEvent c1 message=m1
		intermediateCatchEvent c2 message=m2
		task A
		task B
		g -> c1 3
		g -> c2 4
		c1 -> A 5
		c2 -> B 6`
	flow := "\nt => c1 mf"
	walk(t, replaced(beginning, "%q", one)+flow, nil).start().rests("A Z").awaits("").do("Z").do("A").over(true)
	all := replaced(one, "instantiate", "instantiate type=Parallel")
	walk(t, replaced(beginning, "%q", all)+flow, nil).start().rests("A Z").awaits("c2").do("A").do("Z").over(false).happens("c2").do("B").over(true)
	walk(t, replaced(beginning, "%q", all)+flow, nil).startAt(0, "g").awaits("c1 c2")
	receive := "receiveTask R instantiate message=m1\n task A\n R -> A 3"
	walk(t, replaced(beginning, "%q", receive)+"\nt => R mf", nil).start().rests("R Z").awaits("").do("R").rests("A Z")
	walk(t, replaced(beginning, "%q", receive)+"\nt => R mf", nil).startAt(0, "R").rests("R")
}

func TestAParallelMultipleStartNeedsEverything(t *testing.T) {
	text := replaced(beginning, "%q", "startEvent q message=m1 signal=x all\n task A\n q -> A 3") + "\nt => q mf"
	w := walk(t, text, nil).start().rests("Z").awaits("q").signal("x").rests("A Z")
	if len(w.order) != 1 || w.waiting[w.order[0]].Case != 101 {
		t.Errorf("waits for %v, want the message that another case needs, begun by the signal", w.waiting)
	}
}

func TestMailIsBounded(t *testing.T) {
	const text = `
		startEvent s
		task A loop message=m
		receiveTask R
		s -> A 1
		A -> R 2
		A => R m1`
	w := walk(t, text, nil)
	w.again["A"] = 1500
	w.start()
	for sent := 0; ; sent++ {
		at := w.resting[0]
		w.resting = w.resting[1:]
		if err := w.game.Finish(at); err != nil {
			if p := problem.Of(err); p == nil || p.Code != "token.too-much-mail" || p.At.Element != "A" || sent != 1000 {
				t.Errorf("after %d messages got %v, want token.too-much-mail at A after 1000", sent, err)
			}
			return
		}
	}
}
