package token_test

import (
	"strings"
	"testing"

	"sandtable/engine/problem"
	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

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
	w := &walker{t: t, net: net, again: map[string]int{}}
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
