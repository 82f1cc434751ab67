package roi

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"sandtable/engine/experiment"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// apart is a comparison in which a case of the variant costs so much less, give or take.
func apart(saved, half float64) *experiment.Comparison {
	mean, ten := -saved, 10.0
	return &experiment.Comparison{Currency: "CNY", Variants: []experiment.Contrast{{Name: "As-is"}, {Name: "To-be"}}, Rows: []experiment.Row{
		{Measure: "cost", Differences: []experiment.Difference{{Mean: &mean, HalfWidth: &half}}},
		{Measure: "throughput", Estimates: []experiment.Estimate{{Mean: &ten}, {Mean: &ten}}},
	}}
}

func worth(t *testing.T, c *experiment.Comparison, before, after []*scenario.Automation, plan string) Return {
	t.Helper()
	p, err := Decode(strings.NewReader(plan))
	if err != nil {
		t.Fatal(err)
	}
	all, err := Of(c, []*scenario.Scenario{{Name: "As-is", Automation: before}, {Name: "To-be", Automation: after}}, p)
	if err != nil {
		t.Fatal(err)
	}
	return all[0]
}

func close(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) }

// TestASumByHand: 100 cases a month that save 5 each, less 100 that run, are 400 a month; 4,000 are back after ten months, and two
// years bring 9,600.
func TestASumByHand(t *testing.T) {
	r := worth(t, apart(5, 1), nil, []*scenario.Automation{{Name: "Robot", Build: 3000e6, PerMonth: 100e6}}, `{"months": 24, "casesPerMonth": 100, "investment": [{"name": "Training", "amount": "1000.00"}]}`)
	if r.Investment != 4000 || r.Running != 100 || !close(r.PerMonth.Mean, 400) || !close(r.Payback.Mean, 10) || !close(r.Value.Mean, 24*400-4000) || !close(r.Share.Mean, 1.4) || r.Verdict != Pays {
		t.Errorf("got %+v", r)
	}
	if !close(r.PerMonth.Low, 300) || !close(r.PerMonth.High, 500) || !close(r.Payback.Low, 8) || !close(r.Payback.High, 4000.0/300) || !close(r.Value.Low, 24*300-4000) {
		t.Errorf("intervals: got %+v %+v %+v", r.PerMonth, r.Payback, r.Value)
	}
	if want := "“To-be” pays: the investment is back after 10.0 months (8.0 to 13.3), and it is 5,600 CNY ± 2,400 CNY ahead over 24 months."; r.Sentence.Text.EN != want {
		t.Errorf("got  %s\nwant %s", r.Sentence.Text.EN, want)
	}
	if want := "“To-be”值得投入：10.0 个月收回投资（8.0 到 13.3 个月），24 个月净收益 5,600 CNY ± 2,400 CNY。"; r.Sentence.Text.ZH != want {
		t.Errorf("got  %s\nwant %s", r.Sentence.Text.ZH, want)
	}
}

// TestDiscountingIsAnAnnuity holds the closed form to the sum it stands for.
func TestDiscountingIsAnAnnuity(t *testing.T) {
	r := worth(t, apart(5, 1), nil, nil, `{"months": 36, "casesPerMonth": 100, "discountRate": 0.1, "investment": [{"name": "x", "amount": "2000"}]}`)
	want := -2000.0
	for month := 1; month <= 36; month++ {
		want += 500 / math.Pow(1.1, float64(month)/12)
	}
	if !close(r.Value.Mean, want) {
		t.Errorf("got %v, want %v", r.Value.Mean, want)
	}
}

func TestWhatIsThereAlreadyIsNotBuiltAgain(t *testing.T) {
	before := []*scenario.Automation{{Name: "ERP", Build: 9000e6, PerMonth: 300e6}, {Name: "Fax", Build: 10e6, PerMonth: 50e6}}
	after := []*scenario.Automation{{Name: "ERP", Build: 9000e6, PerMonth: 350e6}, {Name: "Portal", Build: 700e6}}
	r := worth(t, apart(5, 1), before, after, `{}`)
	if r.Investment != 700 || r.Running != 0 || r.Months != 36 || !close(r.CasesPerMonth, 10*365.25/12) {
		t.Errorf("got %+v, want a portal to build and the fax to pay for the rest", r)
	}
	if len(r.Items) != 3 {
		t.Errorf("got %+v, want the portal, the ERP's fifty more and the fax's fifty less", r.Items)
	}
}

func TestWhatIsNotShownIsNotSaid(t *testing.T) {
	plan := `{"casesPerMonth": 100, "investment": [{"name": "x", "amount": "1000"}]}`
	if r := worth(t, apart(1, 3), nil, nil, plan); r.Verdict != Open || r.Payback != nil || !strings.Contains(r.Sentence.Text.EN, "do not show") {
		t.Errorf("got %+v, want it left open", r)
	}
	if r := worth(t, apart(-5, 1), nil, nil, plan); r.Verdict != Costs || r.Payback != nil || !strings.Contains(r.Sentence.Text.EN, "does not pay") {
		t.Errorf("got %+v, want it not to pay", r)
	}
	once := apart(5, 1)
	once.Rows[0].Differences[0].HalfWidth = nil
	if r := worth(t, once, nil, nil, plan); r.Verdict != Open || r.Value != nil {
		t.Errorf("got %+v, want nothing from one replication", r)
	}
	once.Rows = once.Rows[1:]
	if _, err := Of(once, []*scenario.Scenario{{}, {}}, &Plan{}); problem.Of(err) == nil || problem.Of(err).Code != "roi.no-cost" {
		t.Errorf("got %v, want roi.no-cost", err)
	}
}

// TestWithoutAPlanThereIsNoVerdict: nothing is spent, so nothing has to come back, however sure the saving is.
func TestWithoutAPlanThereIsNoVerdict(t *testing.T) {
	for saved, want := range map[float64]string{5: "costs 4.00 to 6.00 less", -5: "costs 4.00 to 6.00 more", 0.5: "between 0.50 more and 1.50 less"} {
		r := worth(t, apart(saved, 1), nil, nil, `{"months": 12}`)
		if text := r.Sentence.Text; r.Verdict != Open || !strings.Contains(text.EN, want) || !strings.Contains(text.EN, "there is no verdict") || strings.Contains(text.EN, "pay") || !strings.Contains(text.ZH, "不作投资判断") {
			t.Errorf("%g: got %s %+v, want %q", saved, r.Verdict, text, want)
		}
	}
}

// TestAMonthBringsWhatArrives: the throughput is that of the whole run, the time after the last arrival included.
func TestAMonthBringsWhatArrives(t *testing.T) {
	c, twenty := apart(5, 1), 20.0
	c.Rows = append(c.Rows, experiment.Row{Measure: "arrivals", Estimates: []experiment.Estimate{{Mean: &twenty}, {Mean: &twenty}}})
	r := worth(t, c, nil, nil, `{}`)
	if !close(r.CasesPerMonth, 20*365.25/12) || !strings.Contains(r.Assumptions[0].EN, "while cases come") {
		t.Errorf("got %g cases a month: %s", r.CasesPerMonth, r.Assumptions[0].EN)
	}
}

// TestPeopleWhoAreHiredAreSpokenOfBesideTheVerdict, and not only among the assumptions.
func TestPeopleWhoAreHiredAreSpokenOfBesideTheVerdict(t *testing.T) {
	staffed := func(n int) *scenario.Scenario {
		return &scenario.Scenario{Name: "n", Roles: map[string]*scenario.Role{"r": {Headcount: n}}}
	}
	for people, want := range map[int]bool{1: false, 2: true} {
		all, err := Of(apart(5, 1), []*scenario.Scenario{staffed(1), staffed(people)}, &Plan{})
		if err != nil {
			t.Fatal(err)
		}
		if text := all[0].Sentence.Text; strings.Contains(text.EN, "hours without work cost nothing") != want || strings.Contains(text.ZH, "空闲工时在此不计成本") != want {
			t.Errorf("%d people: got %+v", people, text)
		}
	}
}

func TestBadPlansAreRefused(t *testing.T) {
	for text, want := range map[string]string{
		`{"months": 241}`: "/months", `{"months": -1}`: "/months", `{"discountRate": 8}`: "/discountRate", `{"casesPerMonth": 1e12}`: "/casesPerMonth",
		`{"investment": [{"name": "x", "amount": "-5"}]}`: "amount of money", `{"invest": []}`: "no plan", `[`: "no plan", `{} {}`: "no plan",
		`{"running": [` + strings.Repeat(`{},`, 100) + `{}]}`: "/running", string(bytes.Repeat([]byte(" "), mostBytes+1)): "no plan",
	} {
		if _, err := Decode(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40s: got %v, want %q", text, err, want)
		}
	}
}
