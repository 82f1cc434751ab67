package samples

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"sandtable/engine"
	"sandtable/engine/bpmn"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

var languages = []problem.Language{problem.English, problem.Chinese}

func TestEverySampleIsAProcessThatPlaysWithoutAnErrorOrWarning(t *testing.T) {
	for _, sample := range All() {
		if sample.Faulty {
			continue
		}
		for _, l := range languages {
			d, err := bpmn.Decode(bytes.NewReader(sample.Process(l)))
			if err != nil {
				t.Fatalf("%s in %s: %v", sample.ID, l, err)
			}
			s, err := scenario.Decode(bytes.NewReader(sample.Scenario(l)))
			if err != nil {
				t.Fatalf("%s in %s: %v", sample.ID, l, err)
			}
			for _, f := range engine.Check(d, s) {
				if f.Severity == finding.Info {
					continue
				}
				t.Errorf("%s in %s: %s %s at %v: %s", sample.ID, l, f.Severity, f.Rule, f.At, f.Message.In(l))
			}
			s.Run.Cases, s.Run.Replications = 200, 2
			r, err := engine.Simulate(t.Context(), d, s, engine.Options{})
			if err != nil {
				t.Fatalf("%s in %s: %v", sample.ID, l, err)
			}
			if r.Cases.Completed != 400 || r.Cases.Unfinished != 0 {
				t.Errorf("%s in %s: got %+v, want 400 completed cases and none unfinished", sample.ID, l, r.Cases)
			}
			for id, role := range r.Roles {
				if role.Busy == 0 {
					t.Errorf("%s in %s: role %s has no work", sample.ID, l, id)
				}
			}
			for id, e := range r.Elements {
				if e.Visits.Mean == nil || *e.Visits.Mean == 0 {
					t.Errorf("%s in %s: nothing ever comes to %s", sample.ID, l, id)
				}
			}
		}
	}
}

// played is the report of a sample as it comes.
func played(t *testing.T, id string) *report.Report {
	t.Helper()
	sample, _ := Find(id)
	d, err := bpmn.Decode(bytes.NewReader(sample.Process(problem.English)))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(bytes.NewReader(sample.Scenario(problem.English)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := engine.Simulate(t.Context(), d, s, engine.Options{})
	if err != nil || r.Fault != nil || r.Partial {
		t.Fatalf("%s: %v, %+v", id, err, r)
	}
	return r
}

func TestTheSamplesShowEverySectionOfTheReport(t *testing.T) {
	loan, order := played(t, "loan-approval"), played(t, "order-to-delivery")
	for _, c := range []struct {
		what string
		in   map[string]report.Statistic
		want []string
	}{
		{"waits of the loan", loan.Process.Waiting, []string{"people", "offShift", "consultation", "approval", "event"}},
		{"waits of the order", order.Process.Waiting, []string{"people", "offShift", "batch", "stock", "event"}},
		{"money of the loan", loan.Money, []string{"labour", "overtime", "fixed", "penalties", "automation"}},
		{"money of the order", order.Money, []string{"labour", "overtime", "idle", "fixed", "setup", "penalties", "stock", "holding", "revenue"}},
	} {
		for _, name := range c.want {
			if s := c.in[name]; s.Mean == nil || *s.Mean == 0 {
				t.Errorf("%s: there is no %s", c.what, name)
			}
		}
	}
	for role, duty := range map[string]string{"manager": "approve", "compliance": "consult", "advisor": "inform", "analyst": "work"} {
		if loan.Roles[role].Duties[duty] == 0 {
			t.Errorf("%s: nothing to %s", role, duty)
		}
	}
	if loan.Roles["manager"].Duties["escalation"] == 0 || loan.Elements["Task_Analyse"].Completed.Actions == 0 {
		t.Error("nothing is escalated")
	}
	for what, p := range map[string]*report.Promise{"loan": loan.Process.Promise, "check": loan.Elements["Task_Check"].Started, "analysis": loan.Elements["Task_Analyse"].Completed, "order": order.Process.Promise} {
		if p == nil || p.Kept == 0 || p.Late == 0 {
			t.Errorf("promise of the %s: got %+v, want some kept and some late", what, p)
		}
	}
	if loan.Elements["Task_Analyse"].Interrupted == 0 {
		t.Error("no urgent application comes first")
	}
	cut := order.Elements["Task_Special"]
	if cut.Failures == 0 || cut.Setups == 0 || order.Stock["panels"].Orders.Mean == nil || *order.Stock["panels"].Missed.Mean == 0 || len(order.People) == 0 {
		t.Errorf("got %+v and %+v, want failures, set-ups, orders and shortages", cut, order.Stock["panels"])
	}
}

// What the README of a sample says is there to be seen.
func TestTheSamplesSaySomethingTrue(t *testing.T) {
	loan, order := played(t, "loan-approval"), played(t, "order-to-delivery")
	mean := func(s report.Statistic) float64 { return *s.Mean }
	if waits := loan.Process.Waiting; mean(waits["consultation"]) < 1.5*mean(waits["people"]) {
		t.Errorf("loans wait %.0f s for advice and %.0f s for people, want advice to be what costs time", mean(waits["consultation"]), mean(waits["people"]))
	}
	if u := mean(loan.Roles["compliance"].Utilization); u > 0.7 {
		t.Errorf("compliance is busy for %.2f of its time, want the wait in spite of time to spare", u)
	}
	if waits := order.Process.Waiting; mean(waits["batch"]) < mean(waits["people"]) {
		t.Errorf("orders wait %.0f s for a batch and %.0f s for people, want the batch to cost more", mean(waits["batch"]), mean(waits["people"]))
	}
	if u := mean(order.Roles["picker"].Utilization); u > 0.3 {
		t.Errorf("the picker is busy for %.2f of the time, want hardly anything", u)
	}
}

func TestBothLanguagesOfASampleDifferInWordsOnly(t *testing.T) {
	for _, sample := range All() {
		if got, want := skeleton(t, sample.Process(problem.Chinese)), skeleton(t, sample.Process(problem.English)); got != want {
			t.Errorf("%s: the drawings differ in more than words", sample.ID)
		}
		for name, of := range map[string]func(problem.Language) []byte{"scenarios": sample.Scenario, "to-bes": sample.ToBe} {
			if of(problem.English) == nil {
				continue
			}
			if got, want := numbers(t, of(problem.Chinese)), numbers(t, of(problem.English)); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: the %s differ in more than words:\ngot  %v\nwant %v", sample.ID, name, got, want)
			}
		}
	}
}

func TestNothingOfASampleIsLeftUntranslated(t *testing.T) {
	han, translation := regexp.MustCompile(`\p{Han}`), regexp.MustCompile(`<st:text [^>]*>`)
	for _, sample := range All() {
		if han.Match(translation.ReplaceAll(sample.Process(problem.English), nil)) || han.Match(sample.Scenario(problem.English)) || han.Match(sample.ToBe(problem.English)) {
			t.Errorf("%s: Chinese words in the English sample", sample.ID)
		}
		for _, name := range regexp.MustCompile(`<bpmn:[^>]* name="([^"]*)"`).FindAllSubmatch(sample.Process(problem.Chinese), -1) {
			if !han.Match(name[1]) {
				t.Errorf("%s: %q is not Chinese", sample.ID, name[1])
			}
		}
		for _, text := range []problem.Text{sample.Name, sample.Description} {
			if text.EN == "" || !han.MatchString(text.ZH) {
				t.Errorf("%s: %+v is not in both languages", sample.ID, text)
			}
		}
	}
}

func TestFindKnowsEverySampleAndNothingElse(t *testing.T) {
	for _, sample := range All() {
		if got, ok := Find(sample.ID); !ok || got != sample {
			t.Errorf("Find(%q): got %v, %t", sample.ID, got, ok)
		}
	}
	if _, ok := Find("../order-handling"); ok {
		t.Error("Find found a sample that is not there")
	}
}

// words are the attributes that are for people to read.
var words = map[string]bool{"name": true, "label": true, "text": true, "reason": true, "unit": true, "owner": true, "term": true, "from": true, "language": true, "lang": true, "documentation": true}

// skeleton is a drawing without its words and without the places of its labels, which
// follow the words: element names and attributes in order.
func skeleton(t *testing.T, file []byte) string {
	t.Helper()
	var b strings.Builder
	d := xml.NewDecoder(bytes.NewReader(file))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local == "BPMNLabel" {
			if err := d.Skip(); err != nil {
				t.Fatal(err)
			}
			continue
		}
		b.WriteString(start.Name.Local)
		for _, a := range start.Attr {
			if !words[a.Name.Local] {
				b.WriteString(" " + a.Name.Local + "=" + a.Value)
			}
		}
		b.WriteByte('\n')
	}
}

// numbers is a scenario without its names.
func numbers(t *testing.T, file []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(file, &v); err != nil {
		t.Fatal(err)
	}
	return nameless(v)
}

func nameless(v any) any {
	switch v := v.(type) {
	case map[string]any:
		delete(v, "name")
		for k := range v {
			v[k] = nameless(v[k])
		}
	case []any:
		for i := range v {
			v[i] = nameless(v[i])
		}
	}
	return v
}
