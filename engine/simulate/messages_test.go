package simulate_test

import (
	"testing"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// shop is two pools: one asks and waits for the answer, the other is begun by the
// question and answers when it has worked on it.
const shop = `
	message ask
	message answer
	startEvent s
	task A
	intermediateThrowEvent q message=ask
	intermediateCatchEvent w message=answer
	task B
	s -> A 1
	A -> q 2
	q -> w 3
	w -> B 4
	process Q {
	  startEvent qs message=ask
	  task W
	  endEvent qe message=answer
	  qs -> W 5
	  W -> qe 6
	}
	q => qs mf1 ask
	qe => w mf2 answer`

func TestMessagesBetweenPoolsBeginAndAnswer(t *testing.T) {
	for name, c := range map[string]struct {
		delay *scenario.Distribution
		want  string
	}{
		"at once": {nil, `
			1,A,05T10:00,05T10:00,05T10:05,P 1
			1,W,05T10:05,05T10:05,05T10:25,Q 1
			1,B,05T10:25,05T10:25,05T10:25,
			2,A,05T11:00,05T11:00,05T11:05,P 2
			2,W,05T11:05,05T11:05,05T11:25,Q 2
			2,B,05T11:25,05T11:25,05T11:25,`},
		"after a while": {fixed(10 * minute), `
			1,A,05T10:00,05T10:00,05T10:05,P 1
			1,W,05T10:15,05T10:15,05T10:35,Q 1
			1,B,05T10:35,05T10:35,05T10:35,
			2,A,05T11:00,05T11:00,05T11:05,P 2
			2,W,05T11:15,05T11:15,05T11:35,Q 2
			2,B,05T11:35,05T11:35,05T11:35,`},
	} {
		t.Run(name, func(t *testing.T) {
			s := timed(2, map[string]float64{"A": 5, "W": 20})
			s.Process = "P"
			pools(s, "P", "Q")
			if c.delay != nil {
				s.Messages = map[string]*scenario.Message{"ask": {Delay: c.delay}}
			}
			if got, want := worked(t, shop, s), lines(c.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			_, r := simulated(t, shop, s, simulate.Options{})
			if r.Completed != 2 || r.Unfinished != 0 {
				t.Errorf("got %d completed and %d unfinished cases, want 2 and none", r.Completed, r.Unfinished)
			}
		})
	}
}

func TestAMessageIsOnItsWayAsLongAsItIsDrawn(t *testing.T) {
	long(t)
	t.Parallel()
	s := network(20_000, 20)
	s.Process = "P"
	pools(s, "P", "Q")
	s.Messages = map[string]*scenario.Message{"ask": {Delay: exponential(60)}, "answer": {Delay: exponential(30)}}
	_, r := simulated(t, shop, s, simulate.Options{})
	within(t, "cycle", &r.Cycle, 1e9, 90)
}

// TestACaseIsDoneWhenItsOwnProcessIsAlthoughAMessageIsStillOnItsWay: the case's time ends
// with the process that it came to.
func TestACaseIsDoneWhenItsOwnProcessIsAlthoughAMessageIsStillOnItsWay(t *testing.T) {
	const text = `
		message tell
		startEvent s
		task A
		endEvent e message=tell
		s -> A 1
		A -> e 2
		process Q {
		  startEvent qs message=tell
		  task W
		  qs -> W 3
		}
		e => qs mf tell`
	s := timed(1, map[string]float64{"A": 5, "W": 20})
	s.Process = "P"
	pools(s, "P", "Q")
	s.Messages = map[string]*scenario.Message{"tell": {Delay: fixed(10 * minute)}}
	if got, want := worked(t, text, s), "1,A,05T10:00,05T10:00,05T10:05,P 1\n1,W,05T10:15,05T10:15,05T10:35,Q 1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	_, r := simulated(t, text, s, simulate.Options{})
	if r.Cycle.Pooled.Mean() != 300e9 || r.Completed != 1 {
		t.Errorf("got %d cases of %g s, want one of 300", r.Completed, r.Cycle.Pooled.Mean()/1e9)
	}
}

// payments: orders come to one pool, payments to another; a payment is for the order of its number.
const payments = `
	message paid
	startEvent s
	intermediateCatchEvent w message=paid
	task B
	s -> w 1
	w -> B 2
	process Q {
	  startEvent qs
	  task W
	  endEvent qe message=paid
	  qs -> W 3
	  W -> qe 4
	}
	qe => w mf paid`

func instance(at string, number float64) scenario.Instance {
	return scenario.Instance{At: moment(at), Data: map[string]any{"number": number}}
}

func TestAMessageFindsTheCaseWithItsKey(t *testing.T) {
	s := timed(0, map[string]float64{"W": 5})
	s.Process, s.Run.Cases, s.Run.Horizon = "P", 0, seconds(10*hour)
	pools(s, "P", "Q")
	s.Data = map[string]*scenario.Variable{"number": {Type: scenario.IntegerType}}
	s.Messages = map[string]*scenario.Message{"paid": {Key: "number"}}
	s.Arrivals = map[string]*scenario.Arrival{
		"s":  {Cases: []scenario.Instance{instance("09:10", 1), instance("09:20", 2), instance("09:30", 3), instance("12:00", 4)}},
		"qs": {Cases: []scenario.Instance{instance("10:00", 3), instance("10:10", 1), instance("10:20", 9), instance("10:30", 4)}},
	}
	// The payment for 4 comes before its order, but its own case is over by then, and what a
	// case has sent goes with it; nobody ever orders 9.
	want := lines(`
		4,W,05T10:00,05T10:00,05T10:05,Q 1
		3,B,05T10:05,05T10:05,05T10:05,
		5,W,05T10:10,05T10:10,05T10:15,Q 2
		1,B,05T10:15,05T10:15,05T10:15,
		6,W,05T10:20,05T10:20,05T10:25,Q 3
		7,W,05T10:30,05T10:30,05T10:35,Q 4`)
	if got := worked(t, payments, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	_, r := simulated(t, payments, s, simulate.Options{})
	if r.Completed != 6 || r.Unfinished != 2 {
		t.Errorf("got %d completed and %d unfinished, want 6 and the 2 orders that nobody pays", r.Completed, r.Unfinished)
	}
}

// alarm waits for a signal; whoever has done A throws it.
const alarm = `
	signal go
	startEvent s
	eventBasedGateway g
	intermediateCatchEvent w signal=go
	intermediateCatchEvent late timer=P10D
	task B
	startEvent s2
	task A
	intermediateThrowEvent throw signal=go
	s -> g 1
	g -> w 2
	g -> late 3
	w -> B 4
	s2 -> A 5
	A -> throw 6`

func TestASignalIsHeardByEverybodyWhoWaits(t *testing.T) {
	s := timed(4, map[string]float64{"A": 5})
	s.Arrivals = map[string]*scenario.Arrival{
		"s":  {Cases: []scenario.Instance{{At: moment("09:10")}, {At: moment("09:20")}, {At: moment("10:30")}}},
		"s2": {Cases: []scenario.Instance{{At: moment("10:00")}}},
	}
	want := lines(`
		3,A,05T10:00,05T10:00,05T10:05,
		1,B,05T10:05,05T10:05,05T10:05,
		2,B,05T10:05,05T10:05,05T10:05,`)
	if got := worked(t, alarm, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestASignalComesFromOutside(t *testing.T) {
	s := timed(3, map[string]float64{"A": 5})
	s.Arrivals = map[string]*scenario.Arrival{"s": {Cases: []scenario.Instance{{At: moment("09:10")}, {At: moment("09:20")}, {At: moment("10:30")}}}}
	s.Signals = map[string]*scenario.Signal{"go": {Every: fixed(hour)}}
	want := lines(`
		1,B,05T10:00,05T10:00,05T10:00,
		2,B,05T10:00,05T10:00,05T10:00,
		3,B,05T11:00,05T11:00,05T11:00,`)
	if got := worked(t, alarm, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	_, r := simulated(t, alarm, s, simulate.Options{})
	if mean := r.InProgress.Pooled; mean.Weight() != 2*3600e9 {
		t.Errorf("got a run of %g s, want it to end with its last case, after 7200", float64(mean.Weight())/1e9)
	}
}

// TestASignalFromOutsideBeginsCases, and no more than the run is to have.
func TestASignalFromOutsideBeginsCases(t *testing.T) {
	const text = "signal go\n startEvent s signal=go\n task A\n s -> A 1\n startEvent other\n task B\n other -> B 2"
	s := timed(3, map[string]float64{"A": 5})
	s.Arrivals = map[string]*scenario.Arrival{"other": {Cases: []scenario.Instance{{At: moment("09:10")}}}}
	s.Signals = map[string]*scenario.Signal{"go": {Every: fixed(hour), Calendar: "office"}}
	want := lines(`
		1,B,05T09:10,05T09:10,05T09:10,
		2,A,05T10:00,05T10:00,05T10:05,
		3,A,05T11:00,05T11:00,05T11:05,`)
	if got := worked(t, text, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
