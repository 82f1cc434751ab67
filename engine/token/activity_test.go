package token_test

import (
	"strings"
	"testing"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

func around(activity string) string {
	return "startEvent s\n" + activity + "\nendEvent e\ns -> A 1\nA -> e 2\n"
}

func TestEveryKindOfTaskIsWork(t *testing.T) {
	for _, kind := range []string{"task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask", "sendTask"} {
		walk(t, around(kind+" A"), nil).start().rests("A").awaits("").do("A").over(true)
	}
}

func TestAReceiveTaskWaitsForItsMessageBeforeItIsWork(t *testing.T) {
	w := walk(t, around("receiveTask A"), nil).start().rests("").awaits("A")
	if got := w.waiting[w.order[0]]; got.Kind != model.MessageEvent || w.net.Awaited(got) != nil {
		t.Errorf("waits for %v, want a message without a definition", got)
	}
	w.happens("A").rests("A").do("A").over(true)
}

func TestALoopGoesRoundUntilItIsToldNotTo(t *testing.T) {
	w := walk(t, around("task A loop"), nil)
	w.again["A"] = 3
	w.start().do("A").do("A").over(false).do("A").over(true)
	w = walk(t, around("task A loop"), nil) // tested after: once at least
	w.start().do("A").over(true)
	w = walk(t, around("task A loop=before"), nil)
	w.start().rests("").over(true)
	w = walk(t, around("task A loop=before"), nil)
	w.again["A"] = 2
	w.start().do("A").over(false).do("A").over(true)
}

func TestABareLoopIsPlayedOnce(t *testing.T) {
	d := sketch.Process(around("task A"))
	d.Node("A").Activity.Loop = &model.Loop{}
	w := walkModel(t, d, d.Processes[0], nil)
	w.again["A"] = 5
	w.start().do("A").over(true)
}

func TestSeveralInstancesGoOnSideBySide(t *testing.T) {
	w := walk(t, around("task A several"), nil)
	w.instances["A"] = 3
	w.start().rests("A A A").do("A").do("A").over(false).do("A").over(true)
}

func TestSeveralInstancesGoOneAfterAnother(t *testing.T) {
	w := walk(t, around("task A several sequential"), nil)
	w.instances["A"] = 3
	w.start().rests("A").do("A").rests("A").do("A").rests("A").over(false).do("A").over(true)
}

func TestNoInstancesPass(t *testing.T) {
	for _, marker := range []string{"several", "several sequential"} {
		w := walk(t, around("task A "+marker), nil)
		w.instances["A"] = 0
		w.start().rests("").over(true)
	}
}

func TestEnoughInstancesEndTheOthers(t *testing.T) {
	w := walk(t, around("task A several"), nil)
	w.instances["A"], w.enough["A"] = 5, 2
	w.start().do("A").over(false).do("A").over(true)
	if len(w.withdrawn) != 3 {
		t.Errorf("got %d abandoned, want 3", len(w.withdrawn))
	}
	w = walk(t, around("task A several sequential"), nil)
	w.instances["A"], w.enough["A"] = 5, 2
	w.start().do("A").do("A").over(true)
}

func TestSubProcessesRepeatToo(t *testing.T) {
	w := walk(t, around("subProcess A several {\n task B\n}"), nil)
	w.instances["A"] = 2
	w.start().rests("B B").do("B").over(false).do("B").over(true)
	w = walk(t, around("subProcess A loop {\n task B\n}"), nil)
	w.again["A"] = 2
	w.start().do("B").rests("B").do("B").over(true)
}

func TestAMultiInstanceActivityThrowsItsBehaviour(t *testing.T) {
	for marker, want := range map[string]int{"several one=x": 1, "several each=x": 3, "several sequential each=x": 3} {
		d := sketch.Process(around("task A " + marker + "\nboundaryEvent b escalation=late on=A noninterrupting\ntask C\nb -> C 3"))
		d.EventDefs = []*model.EventDefinition{{Base: model.Base{ID: "x"}, Kind: model.EscalationEvent, Ref: "late"}}
		w := walkModel(t, d, d.Processes[0], nil)
		w.instances["A"] = 3
		w.start().do("A").do("A").do("A")
		if got := strings.Count(w.where(), "C"); got != want {
			t.Errorf("%s: got %d escalations, want %d", marker, got, want)
		}
	}
}

func TestTheBehaviourOfOneInstanceMayEndAllOfThem(t *testing.T) {
	d := sketch.Process(around("task A several one=x\nboundaryEvent b error=bad on=A\ntask C\nb -> C 3"))
	d.EventDefs = []*model.EventDefinition{{Base: model.Base{ID: "x"}, Kind: model.ErrorEvent, Ref: "bad"}}
	w := walkModel(t, d, d.Processes[0], nil)
	w.instances["A"] = 3
	w.start().do("A").rests("C").do("C").over(true)
}

func TestQuantitiesGatherAndMultiplyTokens(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway g
		task A starting=3 ending=2
		task B
		s -> g 1
		g -> A 2
		g -> A 3
		g -> A 4
		A -> B 5`
	w := walk(t, text, nil).start().rests("A").do("A").rests("B B").do("B").over(false).do("B").over(true)
	w.never("e")
	few := walk(t, "startEvent s\n task A starting=2\n s -> A 1", nil).start().rests("").over(false)
	if got := few.game.Tokens(0, few.node("A")); got != 1 {
		t.Errorf("got %d tokens gathered, want 1", got)
	}
}

const caller = `
	startEvent s
	callActivity A called=Q
	boundaryEvent b error=bad on=A
	endEvent e
	task R
	s -> A 1
	A -> e 2
	b -> R 3
	process Q {
		startEvent qs
		startEvent other message=m
		task B
		exclusiveGateway g
		endEvent qe
		endEvent qx error=bad
		qs -> B 4
		other -> B 5
		B -> g 6
		g -> qe 7
		g -> qx 8
	}`

func TestACallPlaysTheOtherProcessInside(t *testing.T) {
	w := walk(t, caller, map[string]string{"g": "7"}).start().rests("B").do("B").over(true)
	w.went("A qs B qe e")
	if len(w.left) != 1 || w.left[0] != "P" {
		t.Errorf("got left %v, want the caller alone", w.left)
	}
	walk(t, caller, map[string]string{"g": "8"}).start().do("B").rests("R").do("R").over(true)
}

func TestACallOfWhatIsNotInTheFileIsWork(t *testing.T) {
	walk(t, around("callActivity A called=elsewhere"), nil).start().rests("A").do("A").over(true)
}

func TestAProcessMayCallItself(t *testing.T) {
	const text = "startEvent s\n exclusiveGateway g\n callActivity A called=P\n task B\n s -> g 1\n g -> A 2\n g -> B 3\n A -> B 4"
	w := walk(t, text, map[string]string{"g": "2|2|3"}).start().rests("B").do("B").rests("B").do("B").rests("B").do("B").over(true)
	w.went("A A B")
	deep := walk(t, text, map[string]string{"g": "2"})
	if p := problem.Of(deep.game.Start(0, deep.node("s"))); p == nil || p.Code != "token.too-deep" || p.At.Element != "A" {
		t.Errorf("got %v, want token.too-deep at A", p)
	}
	deep.game.Reset()
}

func TestACalledProcessMustStartByItself(t *testing.T) {
	d := sketch.Process(around("callActivity A called=Q") + "process Q {\n startEvent q message=m\n task B\n q -> B 9\n}")
	if _, err := token.NewNet(d, d.Processes[0]); problem.Of(err) == nil || problem.Of(err).Code != "token.called-starts" {
		t.Errorf("got %v, want token.called-starts", err)
	}
}

const adHoc = `
	startEvent s
	adHocSubProcess A %s {
		task B
		task C
		task D
		B -> D 9
	}
	endEvent e
	s -> A 1
	A -> e 2`

func TestAnAdHocSubProcessDoesWhatIsPicked(t *testing.T) {
	w := walk(t, strings.ReplaceAll(adHoc, "%s", ""), nil)
	w.start().rests("B C").do("B").rests("C D").do("C").over(false).do("D").over(true)
	w = walk(t, strings.ReplaceAll(adHoc, "%s", ""), nil)
	w.picks = []string{"C", "C"}
	w.start().rests("C C").do("C").do("C").over(true)
	w = walk(t, strings.ReplaceAll(adHoc, "%s", ""), nil)
	w.picks = []string{}
	w.start().rests("").over(true)
}

func TestASequentialAdHocSubProcessDoesOneThingAtATime(t *testing.T) {
	w := walk(t, strings.ReplaceAll(adHoc, "%s", "ordering=Sequential"), nil)
	w.start().rests("B").do("B").rests("D").do("D").rests("C").over(false).do("C").over(true)
}

func TestAnAdHocSubProcessIsOverWhenThePlayerHasEnough(t *testing.T) {
	w := walk(t, strings.ReplaceAll(adHoc, "%s", ""), nil)
	w.enough["A"] = 1
	w.start().rests("B C").do("B").rests("").over(true) // what is under way is taken away
	w = walk(t, strings.ReplaceAll(adHoc, "%s", "keep"), nil)
	w.enough["A"] = 1
	w.start().do("B").rests("C D").do("C").over(false).do("D").over(true)
	w = walk(t, strings.ReplaceAll(adHoc, "%s", "keep ordering=Sequential"), nil)
	w.enough["A"] = 1
	w.start().do("B").rests("D").do("D").over(true) // C is not begun any more
}

func TestASubProcessWithNothingToDoPasses(t *testing.T) {
	for _, kind := range []string{"subProcess A {\n}", "transaction A {\n}", "adHocSubProcess A {\n}", "subProcess A loop {\n}"} {
		walk(t, around(kind), nil).start().over(true)
	}
}

func TestTooManyInstancesAreAProblem(t *testing.T) {
	w := walk(t, around("task A several"), nil)
	w.instances["A"] = 1_000_000
	if p := problem.Of(w.game.Start(0, w.node("s"))); p == nil || p.Code != "token.too-many-instances" {
		t.Errorf("got %v, want token.too-many-instances", p)
	}
	w.game.Reset()
}
