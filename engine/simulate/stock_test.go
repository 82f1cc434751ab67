package simulate_test

import (
	"math"
	"testing"

	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

func stocked(s *scenario.Scenario, uses map[string]float64, stock map[string]*scenario.Stock) *scenario.Scenario {
	if s.Tasks["A"] == nil {
		s.Tasks["A"] = &scenario.Task{}
	}
	s.Tasks["A"].Uses, s.Stock = uses, stock
	return s
}

// TestStockIsOrderedAgainAndWaitedForInTurn follows, by hand, a stock of 5 of which each
// case takes 2 every hour from 10:00; at 2 it is ordered up to 6, and comes after 90 minutes.
//
//	10:00  1 takes 2: 3 left
//	11:00  2 takes 2: 1 left, at most 2: 5 are ordered for 12:30
//	12:00  3 finds 1 and waits; 6 less the 2 it wants are still above 2
//	12:30  5 come: 3 takes 2, 4 left
//	13:00  4 takes 2: 2 left, 4 are ordered for 14:30
//	14:00  5 takes 2: none left, 4 on their way
//	15:00  6 takes 2 of the 4 that came: 2 left, so 4 are ordered for 16:30
func TestStockIsOrderedAgainAndWaitedForInTurn(t *testing.T) {
	s := stocked(timed(6, map[string]float64{"A": 1}), map[string]float64{"steel": 2}, map[string]*scenario.Stock{
		"steel": {Name: "Steel", Initial: 5, ReorderAt: 2, OrderUpTo: 6, LeadTime: fixed(1.5 * hour), CostPerUnit: 7_000_000, CostPerOrder: 100_000_000, HoldingPerUnitDay: 24_000_000}})
	want := lines(`
		1,A,05T10:00,05T10:00,05T10:01,
		2,A,05T11:00,05T11:00,05T11:01,
		3,A,05T12:00,05T12:30,05T12:31,
		4,A,05T13:00,05T13:00,05T13:01,
		5,A,05T14:00,05T14:00,05T14:01,
		6,A,05T15:00,05T15:00,05T15:01,`)
	if got := worked(t, oneStation, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	r := reportOf(t, oneStation, s)
	nearly(t, "waiting for stock", r.Elements["A"].Waiting["stock"].Mean, 30*minute/6)
	nearly(t, "orders", r.Stock["steel"].Orders.Mean, 3)
	nearly(t, "missed", r.Stock["steel"].Missed.Mean, 1)
	nearly(t, "units and orders", r.Money["stock"].Mean, 6*2*7+3*100)
	nearly(t, "cost by case", r.Process.Cost.Mean, 14)
	// Unit hours from 9:00: 5, 3, 1, 1 and 4 for half an hour each, 2, 0 and 4 likewise, 2 for a minute.
	unitHours := 5. + 3 + 1 + .5*1 + .5*4 + 2 + .5*0 + .5*4 + 2./60
	nearly(t, "holding", r.Money["holding"].Mean, unitHours)
	nearly(t, "level", r.Stock["steel"].Level.Mean, unitHours/(6+1./60))
}

// TestWhoWaitsForStockIsServedInTurn although somebody behind him would need less.
func TestWhoWaitsForStockIsServedInTurn(t *testing.T) {
	const text = "startEvent s\n startEvent s2\n task A\n task B\n s -> A 1\n s2 -> B 2"
	s := stocked(timed(4, map[string]float64{"A": 0, "B": 0}), map[string]float64{"steel": 3}, map[string]*scenario.Stock{
		"steel": {Initial: 2, ReorderAt: 2, OrderUpTo: 4, LeadTime: fixed(hour)}})
	s.Tasks["B"].Uses = map[string]float64{"steel": 1}
	s.Arrivals = map[string]*scenario.Arrival{"s": {Cases: []scenario.Instance{{At: moment("09:10")}}}, "s2": {Cases: []scenario.Instance{{At: moment("09:20")}, {At: moment("11:00")}, {At: moment("11:01")}}}}
	want := lines(`
		1,A,05T09:10,05T10:00,05T10:00,
		2,B,05T09:20,05T10:00,05T10:00,
		3,B,05T11:00,05T11:00,05T11:00,
		4,B,05T11:01,05T11:01,05T11:01,`)
	if got := worked(t, text, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestWhoLacksOneThingLetsThoseWhoDoNotBy: case 1 has steel to come but no paint; the steel
// that comes goes to B, and A has both when the paint comes and more steel is made.
func TestWhoLacksOneThingLetsThoseWhoDoNotBy(t *testing.T) {
	const text = "startEvent s\n startEvent s2\n startEvent s3\n task A\n task B\n task M\n s -> A 1\n s2 -> B 2\n s3 -> M 3"
	s := stocked(timed(4, map[string]float64{"A": 0, "B": 0, "M": 0}), map[string]float64{"steel": 1, "paint": 1}, map[string]*scenario.Stock{"steel": {}, "paint": {}})
	s.Tasks["B"].Uses = map[string]float64{"steel": 1}
	s.Tasks["M"].Makes = map[string]float64{"steel": 1}
	s.Tasks["M"].Writes = nil
	s.Stock["paint"] = &scenario.Stock{Initial: 0, ReorderAt: 0, OrderUpTo: 1, LeadTime: fixed(3 * hour)} // 12:00
	s.Arrivals = map[string]*scenario.Arrival{"s": {Cases: []scenario.Instance{{At: moment("09:10")}}}, "s2": {Cases: []scenario.Instance{{At: moment("09:20")}}},
		"s3": {Cases: []scenario.Instance{{At: moment("10:00")}, {At: moment("11:00")}}}}
	want := lines(`
		3,M,05T10:00,05T10:00,05T10:00,
		2,B,05T09:20,05T10:00,05T10:00,
		4,M,05T11:00,05T11:00,05T11:00,
		1,A,05T09:10,05T12:00,05T12:00,`)
	if got := worked(t, text, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestWhatWaitsForStockIsWithdrawn, is no longer wanted, and does not keep others waiting.
func TestWhatWaitsForStockIsWithdrawn(t *testing.T) {
	const text = "startEvent s\n task A\n boundaryEvent b on=A timer=PT30M\n task B\n s -> A 1\n b -> B 2"
	s := stocked(timed(3, map[string]float64{"A": 0}), map[string]float64{"steel": 1}, map[string]*scenario.Stock{"steel": {Initial: 0, ReorderAt: 0, OrderUpTo: 1, LeadTime: fixed(2 * hour)}})
	s.Arrivals["s"] = &scenario.Arrival{Cases: []scenario.Instance{{At: moment("09:10")}, {At: moment("10:50")}, {At: moment("12:00")}}}
	want := lines(`
		1,B,05T09:40,05T09:40,05T09:40,
		2,A,05T10:50,05T11:00,05T11:00,
		3,A,05T12:00,05T12:00,05T12:00,`)
	if got := worked(t, text, s); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestLeadTimesPassInTheHoursOfTheirCalendar(t *testing.T) {
	s := stocked(timed(1, map[string]float64{"A": 0}), map[string]float64{"steel": 1}, map[string]*scenario.Stock{"steel": {Initial: 0, ReorderAt: 0, OrderUpTo: 3, LeadTime: fixed(10 * hour), Calendar: "office"}})
	if got, want := worked(t, oneStation, s), "1,A,05T10:00,06T11:00,06T11:00,"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestARunEndsWithItsLastCaseThoughStockIsStillOnItsWay.
func TestARunEndsWithItsLastCaseThoughStockIsStillOnItsWay(t *testing.T) {
	s := stocked(timed(1, map[string]float64{"A": 5}), map[string]float64{"steel": 1}, map[string]*scenario.Stock{"steel": {Initial: 3, ReorderAt: 2, OrderUpTo: 3, LeadTime: fixed(1000 * hour)}})
	_, r := simulated(t, oneStation, started(s), simulate.Options{})
	if got := r.InProgress.Pooled.Weight(); got != 65*60e9 {
		t.Errorf("got a run of %g s, want 65 minutes", float64(got)/1e9)
	}
}

// TestABaseStockMeetsPoissonDemandAsTheoryHasIt: with base stock S and a fixed lead time L,
// demand that is not met at once is as likely as S or more arrivals in L, and the units on
// hand are the mean of S less those, if positive (Zipkin 2000, §6.2.3).
func TestABaseStockMeetsPoissonDemandAsTheoryHasIt(t *testing.T) {
	for _, c := range []struct {
		base int
		lead float64 // seconds; cases come every 100
	}{{1, 100}, {4, 300}, {8, 600}} {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			s := network(20_000, 40)
			stocked(s, map[string]float64{"steel": 1}, map[string]*scenario.Stock{"steel": {Initial: float64(c.base), ReorderAt: float64(c.base - 1), OrderUpTo: float64(c.base), LeadTime: fixed(c.lead)}})
			p, r := simulated(t, oneStation, s, simulate.Options{})
			load := c.lead / 100
			below, hand, short, q := 0., 0., 0., math.Exp(-load)
			for k := range 200 {
				if k < c.base {
					below += q
					hand += q * float64(c.base-k)
				} else {
					short += q * float64(k-c.base)
				}
				q *= load / float64(k+1)
			}
			a := at(t, p, r, "A")
			within(t, "mean wait", &a.Wait, 1e9, short*100)
			within(t, "units on hand", &r.Stocks[0].Level, 1000, hand)
			missed := make([]float64, len(r.Stocks[0].Missed))
			for i, m := range r.Stocks[0].Missed {
				missed[i] = m / (float64(a.Wait.Pooled.Weight()) / float64(len(missed)))
			}
			within(t, "not met at once", &simulate.Quantity{Means: missed}, 1, 1-below)
		})
	}
}
