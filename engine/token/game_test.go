package token_test

import (
	"slices"
	"strings"
	"testing"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

// walker plays one case: choices are given beforehand, tasks wait to be finished.
type walker struct {
	t         *testing.T
	net       *token.Net
	game      *token.Game
	choices   map[string][]string // flows by gateway; a list with “|” gives one set for each visit
	resting   []token.Place
	withdrawn []token.Place
	ended     int
	trace     []string
}

func walk(t *testing.T, sketched string, choices map[string]string) *walker {
	t.Helper()
	d := sketch.Process(sketched)
	return walkModel(t, d, d.Processes[0], choices)
}

func walkModel(t *testing.T, d *model.Definitions, p *model.Process, choices map[string]string) *walker {
	t.Helper()
	net, err := token.NewNet(d, p)
	if err != nil {
		t.Fatalf("NewNet: %v", err)
	}
	w := &walker{t: t, net: net, choices: map[string][]string{}}
	for gateway, flows := range choices {
		w.choices[gateway] = strings.Split(flows, "|")
	}
	w.game = token.NewGame(net, w)
	w.game.Watch = func(s token.Step) {
		if s.Enter {
			w.trace = append(w.trace, string(net.Nodes[s.Node].ID))
		} else {
			w.trace = append(w.trace, string(net.Flows[s.Flow].ID))
		}
	}
	return w
}

func (w *walker) start() *walker {
	w.t.Helper()
	if err := w.game.Start(0, w.net.Scopes[0].Starts...); err != nil {
		w.t.Fatalf("Start: %v", err)
	}
	return w
}

// do finishes the oldest token that rests at a task.
func (w *walker) do(task string) *walker {
	w.t.Helper()
	for i, at := range w.resting {
		if string(w.net.Nodes[at.Node].ID) == task {
			w.resting = slices.Delete(w.resting, i, i+1)
			if err := w.game.Finish(at); err != nil {
				w.t.Fatalf("Finish %s: %v", task, err)
			}
			return w
		}
	}
	w.t.Fatalf("no token rests at %s, but at %v", task, w.where())
	return w
}

func (w *walker) where() string {
	var ids []string
	for _, at := range w.resting {
		ids = append(ids, string(w.net.Nodes[at.Node].ID))
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

func (w *walker) rests(want string) *walker {
	w.t.Helper()
	if got := w.where(); got != want {
		w.t.Fatalf("tokens rest at %q, want %q (trace %v)", got, want, w.trace)
	}
	return w
}

func (w *walker) over(want bool) *walker {
	w.t.Helper()
	if got := w.ended == 1; got != want || w.ended > 1 {
		w.t.Fatalf("case ended %d times, want over = %v (trace %v)", w.ended, want, w.trace)
	}
	return w
}

func (w *walker) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	id := string(w.net.Nodes[at.Node].ID)
	sets := w.choices[id]
	if len(sets) == 0 {
		return taken
	}
	if len(sets) > 1 {
		w.choices[id] = sets[1:]
	}
	for _, name := range strings.Fields(strings.ReplaceAll(sets[0], "+", " ")) {
		f, ok := w.net.Flow(model.ID(name))
		if !ok {
			w.t.Fatalf("no flow %s", name)
		}
		taken = append(taken, f)
	}
	return taken
}

func (w *walker) Work(at token.Place) { w.resting = append(w.resting, at) }

func (w *walker) Withdraw(_ token.Case, instance int32) {
	w.resting = slices.DeleteFunc(w.resting, func(at token.Place) bool {
		if at.Instance == instance {
			w.withdrawn = append(w.withdrawn, at)
		}
		return at.Instance == instance
	})
}

func (w *walker) Ended(token.Case) { w.ended++ }

func TestATokenGoesFromStartToEnd(t *testing.T) {
	w := walk(t, "startEvent s\n task A\n endEvent e\n s -> A f1\n A -> e f2", nil).start()
	w.rests("A").over(false).do("A").rests("").over(true)
	if got := strings.Join(w.trace, " "); got != "s f1 A f2 e" {
		t.Errorf("got trace %q", got)
	}
}

func TestAnExclusiveGatewayTakesTheFlowChosenAndMergesWithoutWaiting(t *testing.T) {
	const loop = `
		startEvent s
		exclusiveGateway m
		task A
		exclusiveGateway g
		endEvent e
		s -> m f1
		m -> A f2
		A -> g f3
		g -> m back
		g -> e out`
	walk(t, loop, map[string]string{"g": "back|back|out"}).start().
		rests("A").do("A").rests("A").do("A").rests("A").do("A").over(true)
}

func TestAParallelJoinWaitsForEveryIncomingFlow(t *testing.T) {
	const fork = `
		startEvent s
		parallelGateway f
		task A
		task B
		parallelGateway j
		task C
		s -> f 1
		f -> A 2
		f -> B 3
		A -> j 4
		B -> j 5
		j -> C 6`
	walk(t, fork, nil).start().rests("A B").do("A").rests("B").over(false).do("B").rests("C").do("C").over(true)
}

func TestTwoTokensOnOneFlowDoNotOpenAParallelJoin(t *testing.T) {
	const unsafe = `
		startEvent s
		parallelGateway f
		exclusiveGateway m
		task A
		task B
		parallelGateway j
		endEvent e
		s -> f 1
		f -> m 2
		f -> m 3
		f -> B 4
		m -> A 5
		A -> j 6
		B -> j 7
		j -> e 8`
	w := walk(t, unsafe, nil).start().rests("A A B").do("A").do("A").rests("B").do("B").rests("").over(false)
	j, _ := w.net.Node("j")
	if got := w.game.Tokens(0, j); got != 1 {
		t.Errorf("got %d tokens left waiting at the join, want 1", got)
	}
}

const inclusive = `
	startEvent s
	inclusiveGateway f default=4
	task A
	task B
	task C
	inclusiveGateway j
	task D
	s -> f 1
	f -> A 2 if
	f -> B 3 if
	f -> C 4
	A -> j 5
	B -> j 6
	C -> j 7
	j -> D 8`

func TestAnInclusiveJoinWaitsForThoseThatCanStillCome(t *testing.T) {
	walk(t, inclusive, map[string]string{"f": "2+3"}).start().rests("A B").do("B").rests("A").do("A").rests("D").do("D").over(true)
	walk(t, inclusive, map[string]string{"f": "3"}).start().rests("B").do("B").rests("D").do("D").over(true)
	walk(t, inclusive, map[string]string{"f": "2+3+4"}).start().do("C").do("A").rests("B").do("B").rests("D")
}

func TestAnInclusiveJoinGoesOnWhenTheTokenItWaitedForTurnsAway(t *testing.T) {
	const away = `
		startEvent s
		parallelGateway f
		task A
		task B
		exclusiveGateway x
		inclusiveGateway j
		task D
		endEvent e
		s -> f 1
		f -> A 2
		f -> B 3
		A -> j 4
		B -> x 5
		x -> j 6
		x -> e 7
		j -> D 8`
	walk(t, away, map[string]string{"x": "7"}).start().do("A").rests("B").do("B").rests("D").over(false).do("D").over(true)
	walk(t, away, map[string]string{"x": "6"}).start().do("A").rests("B").do("B").rests("D").do("D").over(true)
}

func TestTwoInclusiveJoinsInALoopDoNotWaitForEachOther(t *testing.T) {
	const vicious = `
		startEvent s
		parallelGateway f
		task A
		task B
		inclusiveGateway j
		inclusiveGateway k
		task C
		task D
		exclusiveGateway x
		exclusiveGateway y
		endEvent e
		endEvent d
		s -> f 1
		f -> A 2
		f -> B 3
		A -> j 4
		B -> k 5
		j -> C 6
		k -> D 7
		C -> x 8
		D -> y 9
		x -> k 10
		x -> e 11
		y -> j 12
		y -> d 13`
	// Each join could still get a token from the other's branch: by the letter of the
	// standard both wait, and the case is stuck. It is BPMN's own answer to a vicious circle.
	w := walk(t, vicious, map[string]string{"x": "11", "y": "13"}).start().do("A").do("B")
	w.rests("").over(false)
}

func TestASubProcessEndsWithItsLastToken(t *testing.T) {
	const nested = `
		startEvent s
		subProcess P {
			startEvent ps
			parallelGateway f
			task A
			task B
			endEvent pe
			ps -> f p1
			f -> A p2
			f -> B p3
			A -> pe p4
			B -> pe p5
		}
		task C
		s -> P 1
		P -> C 2`
	walk(t, nested, nil).start().rests("A B").do("B").rests("A").do("A").rests("C").do("C").over(true)
}

func TestATerminateEndTakesItsScopeAndWhatIsInsideButNotWhatIsAround(t *testing.T) {
	const text = `
		startEvent s
		parallelGateway f
		task X
		subProcess P {
			parallelGateway g
			task A
			subProcess Q {
				task B
			}
			task T
			endEvent stop terminate
			g -> A p1
			g -> Q p2
			g -> T p3
			T -> stop p4
		}
		task C
		s -> f 1
		f -> X 2
		f -> P 3
		P -> C 4`
	w := walk(t, text, nil).start().rests("A B T X").do("T").rests("C X")
	if len(w.withdrawn) != 2 {
		t.Errorf("got %d withdrawn tokens, want those at A and B", len(w.withdrawn))
	}
	w.do("X").over(false).do("C").over(true)
}

func TestConditionalFlowsOfAnActivityAreTakenBesideTheOthers(t *testing.T) {
	const text = `
		startEvent s
		task A default=3
		task B
		task C
		s -> A 1
		A -> B 2 if
		A -> C 3`
	walk(t, text, map[string]string{"A": "2"}).start().do("A").rests("B").do("B").over(true)
	walk(t, text, map[string]string{"A": "3"}).start().do("A").rests("C").do("C").over(true)
}

func TestATokenWithoutAWayOutStays(t *testing.T) {
	w := walk(t, "startEvent s\n exclusiveGateway g\n endEvent a\n endEvent b\n s -> g 1\n g -> a 2\n g -> b 3", nil).start().over(false)
	g, _ := w.net.Node("g")
	if got := w.game.Tokens(0, g); got != 1 {
		t.Errorf("got %d tokens at the gateway, want 1", got)
	}
}

func TestALoopThatTakesNoTimeIsAProblemNotAHang(t *testing.T) {
	d := sketch.Process("startEvent s\n exclusiveGateway m\n exclusiveGateway n\n s -> m 1\n m -> n 2\n n -> m 3")
	net, err := token.NewNet(d, d.Processes[0])
	if err != nil {
		t.Fatal(err)
	}
	w := &walker{t: t, net: net}
	w.game = token.NewGame(net, w)
	if p := problem.Of(w.game.Start(0, 0)); p == nil || p.Code != "token.endless" {
		t.Errorf("got %v, want token.endless", p)
	}
}

func TestAResetGameStartsAfresh(t *testing.T) {
	w := walk(t, inclusive, map[string]string{"f": "2+3"}).start().rests("A B")
	w.game.Reset()
	w.resting, w.trace = nil, nil
	w.start().rests("A B").do("A").do("B").rests("D").do("D").over(true)
}

func TestWhatCannotBePlayedIsRefusedByName(t *testing.T) {
	for _, c := range []struct{ text, code, names string }{
		{"startEvent s timer\n endEvent e\n s -> e 1", "token.not-played", "timer start event"},
		{"startEvent s\n endEvent e error\n s -> e 1", "token.not-played", "error end event"},
		{"startEvent s\n intermediateCatchEvent c message\n s -> c 1", "token.not-played", "message intermediate catch event"},
		{"startEvent s\n eventBasedGateway g\n s -> g 1", "token.not-played", "event-based gateway"},
		{"startEvent s\n complexGateway g\n s -> g 1", "token.not-played", "complex gateway"},
		{"startEvent s\n callActivity c\n s -> c 1", "token.not-played", "call activity"},
		{"startEvent s\n transaction c {\n }\n s -> c 1", "token.not-played", "transaction"},
		{"startEvent s\n task a\n a -> s 1\n s -> a 2", "", ""},
		{"task a\n task b\n a -> b 1\n b -> a 2", "token.no-start", "starts nowhere"},
		{"startEvent s\n subProcess p {\n startEvent a\n startEvent b\n }\n s -> p 1", "token.many-starts", "2 start events"},
		{"", "token.empty", "empty"},
	} {
		d := sketch.Process(c.text)
		_, err := token.NewNet(d, d.Processes[0])
		if c.code == "" {
			if err != nil {
				t.Errorf("%q: got %v, want none", c.text, err)
			}
			continue
		}
		p := problem.Of(err)
		if p == nil || p.Code != c.code || !strings.Contains(p.Message.EN, c.names) || p.Message.ZH == "" || p.Hint.ZH == "" {
			t.Errorf("%q: got %v, want %s naming %q in both languages", c.text, err, c.code, c.names)
		}
	}
}
