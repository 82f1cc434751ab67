package walk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/sketch"
	"sandtable/engine/walk"
)

// request is a process with a table, a form, a promise, a timer, and a gateway that nothing decides.
func request(t *testing.T) *walk.Ground {
	t.Helper()
	file, err := os.ReadFile("testdata/request.bpmn")
	if err != nil {
		t.Fatal(err)
	}
	return ground(t, string(file))
}

func ground(t *testing.T, file string) *walk.Ground {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return prepared(t, d)
}

func prepared(t *testing.T, d *model.Definitions) *walk.Ground {
	t.Helper()
	g, err := walk.Prepare(d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func data(pairs ...any) map[string]any {
	all := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i].(string)] = pairs[i+1]
	}
	return all
}

func of(amount float64, steps ...walk.Step) *walk.Walk {
	return &walk.Walk{Name: "A request", Start: walk.Start{Data: data("amount", amount)}, Steps: steps}
}

func do(element model.ID, filled ...any) walk.Step {
	return walk.Step{Do: walk.Complete, Element: element, Data: data(filled...)}
}

// open are what can be done, by element; of a decision, by flow.
func open(p *walk.Played) string {
	var all []string
	for _, c := range p.State.Open {
		if c.Do == "decide" {
			all = append(all, string(c.Flows[0]))
		} else {
			all = append(all, string(c.Element))
		}
	}
	return strings.Join(all, " ")
}

func path(p *walk.Played) string {
	var all []string
	for _, v := range p.Path {
		all = append(all, string(v.Element))
	}
	return strings.Join(all, " ")
}

func TestAWalkGoesWhereTheDataLeads(t *testing.T) {
	g := request(t)
	for _, c := range []struct {
		name       string
		walk       *walk.Walk
		path, open string
		over       bool
	}{
		{"begun", of(2000), "Start Grade", "Grade", false},
		{"graded high by the table", of(2000, do("Grade")), "Start Grade Approve", "Approve Overdue", false},
		{"graded low by the table", of(1000, do("Grade")), "Start Grade Pay", "Pay", false},
		{"not approved", of(2000, do("Grade"), do("Approve", "approved", false)), "Start Grade Approve Refused", "", true},
		{"approved, and nothing says how it is paid", of(2000, do("Grade"), do("Approve", "approved", true), do("Pay")), "Start Grade Approve Pay", "Flow_Cash Flow_Bank", false},
		{"paid in cash", of(1, do("Grade"), do("Pay"), walk.Step{Do: walk.Decide, Element: "Method", Flows: []model.ID{"Flow_Cash"}}), "Start Grade Pay Cash", "", true},
		{"too late, as two days pass", of(2000, do("Grade"), walk.Step{Do: walk.Wait, After: day(2)}), "Start Grade Approve Overdue Late", "", true},
		{"too late, as the timer happens", of(2000, do("Grade"), walk.Step{Do: walk.Happen, Element: "Overdue"}), "Start Grade Approve Overdue Late", "", true},
		{"just in time", of(2000, do("Grade"), walk.Step{Do: walk.Complete, Element: "Approve", After: day(2) - 1}), "Start Grade Approve Refused", "", true},
	} {
		p := walk.Play(g, c.walk)
		if p.Stopped != nil || p.Asked != nil {
			t.Errorf("%s: stopped: %+v, asked %+v", c.name, p.Stopped, p.Asked)
			continue
		}
		if path(p) != c.path || open(p) != c.open || p.State.Over != c.over {
			t.Errorf("%s: got path %q, open %q, over %v; want %q, %q, %v", c.name, path(p), open(p), p.State.Over, c.path, c.open, c.over)
		}
	}
}

func day(n int64) scenario.Duration { return scenario.Duration(n * 24 * 3600 * 1e9) }

func TestAStateSaysWhoActsByWhenAndWhatIsKnown(t *testing.T) {
	g := request(t)
	p := walk.Play(g, of(2000, do("Grade"), walk.Step{Do: walk.Wait, After: day(1) + 1}))
	c := p.State.Open[0]
	if want := []walk.Duty{{Code: "R", Role: "clerk", Name: "Clerk"}, {Code: "A", Role: "head", Name: "Head"}}; !reflect.DeepEqual(c.Who, want) {
		t.Errorf("got who %v, want %v", c.Who, want)
	}
	if c.Due == nil || !c.Due.Late || c.Due.Complete.Sub(c.Since) != 24*3600*1e9 || len(c.Due.Actions) != 1 || c.Due.Actions[0].To != "Head" {
		t.Errorf("got due %+v, want one day after %v, late, with an escalation to Head", c.Due, c.Since)
	}
	if p.State.Due == nil || p.State.Due.Late {
		t.Errorf("got due %+v of the case, want five days, not late", p.State.Due)
	}
	if len(c.Fields) != 2 || !c.Fields[0].Readonly || c.Fields[0].Value != 2000.0 || !c.Fields[1].Required {
		t.Errorf("got fields %+v, want the amount to read and approved to fill in", c.Fields)
	}
	got := p.Data(g)
	if got["level"] != "high" || got["fee"] != 20.0 {
		t.Errorf("got %v, want the level by the table and the fee by the value that is drawn", got)
	}
	if wrote := p.Frames[1].Wrote; len(wrote) != 2 || wrote[0].By != walk.ByFormula || wrote[1].By != walk.ByTable || wrote[1].Rule != 1 {
		t.Errorf("got %v written, want the formula first, then rule 1 of the table", wrote)
	}
}

func TestWhatHasNotBegunSaysHowItCan(t *testing.T) {
	p := walk.Play(request(t), &walk.Walk{Start: walk.Start{Element: "Nowhere"}})
	if p.Stopped == nil || p.Stopped.Problem.Code != "walk.no-start" || p.State.Begun || len(p.State.Open) != 1 || p.State.Open[0].Do != "start" || len(p.State.Open[0].Fields) != 1 {
		t.Errorf("got %+v, stopped %+v; want a start with the amount to fill in", p.State, p.Stopped)
	}
}

func TestTheSameWalkIsTheSameRun(t *testing.T) {
	w := of(2000, do("Grade"), do("Approve", "approved", true), do("Pay"))
	first, _ := json.Marshal(walk.Play(request(t), w))
	g := request(t)
	for range 3 {
		if again, _ := json.Marshal(walk.Play(g, w)); !bytes.Equal(first, again) {
			t.Fatalf("got\n%s\nthen\n%s", first, again)
		}
	}
}

func TestAStepThatCannotBeDoneLeavesTheCaseBeforeIt(t *testing.T) {
	g := request(t)
	for _, c := range []struct {
		name string
		walk *walk.Walk
		code string
		step int
	}{
		{"not open", of(1, do("Approve")), "walk.not-open", 1},
		{"gone", of(1, do("Grade"), do("Removed")), "walk.gone", 2},
		{"another type", of(1, do("Grade", "approved", "maybe")), "walk.wrong-value", 1},
		{"no such value", of(1, do("Grade", "level", "medium")), "walk.wrong-value", 1},
		{"no such variable", of(1, do("Grade", "weekday", 3.0)), "walk.unknown-variable", 1},
		{"a way that does not leave", of(1, do("Grade"), do("Pay"), walk.Step{Do: walk.Decide, Element: "Method", Flows: []model.ID{"Flow_1"}}), "walk.no-such-way", 3},
		{"beyond the clock", of(1, walk.Step{Do: walk.Wait, After: day(50_000)}), "walk.too-late", 1},
	} {
		p := walk.Play(g, c.walk)
		if p.Stopped == nil || p.Stopped.Problem.Code != c.code || p.Stopped.Step != c.step || len(p.Frames) != c.step {
			t.Errorf("%s: got %+v and %d frames, want %s at step %d and the frames before it", c.name, p.Stopped, len(p.Frames), c.code, c.step)
		}
	}
}

func TestARunToTheEndSaysWhatItCannotDecide(t *testing.T) {
	g := request(t)
	w, why := walk.Run(g, of(2000))
	if len(w.Steps) != 1 || why == nil || why.Code != "walk.to-fill-in" || why.At.Element != "Approve" {
		t.Errorf("got %d steps and %v, want one and Approved to be filled in", len(w.Steps), why)
	}
	w.Steps = append(w.Steps, do("Approve", "approved", true))
	w, why = walk.Run(g, w)
	if len(w.Steps) != 3 || why == nil || why.Code != "walk.undecided" || why.At.Element != "Method" {
		t.Errorf("got %d steps and %v, want three and Method undecided", len(w.Steps), why)
	}
	w.Steps = append(w.Steps, walk.Step{Do: walk.Decide, Element: "Method", Flows: []model.ID{"Flow_Bank"}})
	if w, why = walk.Run(g, w); why != nil || len(w.Steps) != 4 {
		t.Errorf("got %d steps and %v, want the end", len(w.Steps), why)
	}
}

func TestAFailureIsExplainedByTheFirstDivergence(t *testing.T) {
	g := request(t)
	over := true
	for _, c := range []struct {
		name   string
		walk   *walk.Walk
		expect walk.Expect
		what   string
		says   []string
	}{
		{"another way", of(900, do("Grade")), walk.Expect{Path: []model.ID{"Start", "Grade", "Approve"}}, "path",
			[]string{"expected “Approve”, came to “Pay”", `at “Large?” level == "high" does not hold, as level = "low"`}},
		{"a step that is not open", of(900, do("Grade"), do("Approve", "approved", true)), walk.Expect{}, "step",
			[]string{"expected “Approve” to be open, but open are: “Pay”", `level == "high" does not hold`}},
		{"the end", of(2000, do("Grade"), do("Approve", "approved", false)), walk.Expect{Ends: []model.ID{"Bank"}}, "ends",
			[]string{"came to the end “Refused”", "approved does not hold, as approved = false"}},
		{"a value", of(900, do("Grade")), walk.Expect{Data: data("level", "high", "fee", 9.0)}, "data", []string{`expected level = "high", but it is "low"`}},
		{"performers", of(2000, do("Grade")), walk.Expect{Performers: map[model.ID][]string{"Approve": {"head"}}}, "performers", []string{"expected “Approve” to be done by “Head”, but it is done by “Clerk”"}},
		{"never", of(2000, do("Grade")), walk.Expect{Never: []model.ID{"Approve"}}, "never", []string{"came to “Approve”"}},
		{"not over", of(900, do("Grade")), walk.Expect{Over: &over}, "over", []string{"open are: “Pay”"}},
	} {
		c.walk.Expect = &c.expect
		r := walk.Test(g, c.walk)
		if r.Outcome != walk.Failed || r.Differences[0].What != c.what {
			t.Errorf("%s: got %s %+v, want failed, %s first", c.name, r.Outcome, r.Differences, c.what)
			continue
		}
		for _, words := range c.says {
			if said := r.Differences[0].Message.EN; !strings.Contains(said, words) {
				t.Errorf("%s: got %q, want %q in it", c.name, said, words)
			}
		}
	}
}

func TestWhatCameOfAWalkIsExpectedNextTime(t *testing.T) {
	g := request(t)
	w := of(2000, do("Grade"), do("Approve", "approved", false))
	w.Expect = walk.Expected(g, walk.Play(g, w))
	var b bytes.Buffer
	if err := walk.Encode(&b, &walk.File{Walks: []*walk.Walk{w}}); err != nil {
		t.Fatal(err)
	}
	f, err := walk.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	if r := walk.Test(g, f.Walks[0]); r.Outcome != walk.Passed {
		t.Errorf("got %s %+v, want passed", r.Outcome, r.Differences)
	}
}

func TestAWalkThatNoLongerFitsIsShown(t *testing.T) {
	g := request(t)
	w := of(1, do("Removed", "gone", 1.0))
	w.Expect = &walk.Expect{Path: []model.ID{"Start", "Nowhere"}, Performers: map[model.ID][]string{"Pay": {"nobody"}}}
	r := walk.Test(g, w)
	want := []walk.Misfit{{Where: "step", Step: 1, What: "Removed"}, {Where: "step", Step: 1, What: "gone"}, {Where: "path", What: "Nowhere"}, {Where: "performers", What: "nobody"}}
	if r.Outcome != walk.Stale || !reflect.DeepEqual(r.Misfits, want) {
		t.Errorf("got %s %v, want stale %v", r.Outcome, r.Misfits, want)
	}
}

func TestCoverageCountsElementsFlowsAndBothOutcomesOfConditions(t *testing.T) {
	g := request(t)
	c := walk.Cover(g, walk.Play(g, of(900, do("Grade"), do("Pay"))))
	if c.Nodes != (walk.Count{Covered: 6, Total: 13}) || c.Flows != (walk.Count{Covered: 5, Total: 12}) || c.Conditions != (walk.Count{Covered: 1, Total: 4}) {
		t.Errorf("got %v %v %v, want 6 of 13, 5 of 12, 1 of 4", c.Nodes, c.Flows, c.Conditions)
	}
	if !slices.Contains(c.Missing, walk.Missing{What: "true", Element: "Flow_Large", Name: "yes", From: "Large?", To: "Approve", Text: `level == "high"`}) {
		t.Errorf("got %v, want the condition of Flow_Large among what is missing", c.Missing)
	}
}

func TestSuggestedWalksComeToAllThatDataAllows(t *testing.T) {
	g := request(t)
	done := walk.Play(g, of(900, do("Grade"), do("Pay")))
	s := walk.Suggest(context.Background(), g, problem.English, done)
	all := []*walk.Played{done}
	for _, w := range s.Walks {
		r := walk.Test(g, w)
		if r.Outcome != walk.Passed || !r.Played.State.Over {
			t.Errorf("%s: got %s, over %v, %v", w.Name, r.Outcome, r.Played.State.Over, r.Differences)
		}
		all = append(all, r.Played)
	}
	if c := walk.Cover(g, all...); c.Share() != 1 || len(s.Missing) > 0 || len(s.Walks) > 6 {
		t.Errorf("got %d walks that cover %.2f, missing %v; want all, by few", len(s.Walks), c.Share(), s.Missing)
	}
	cancelled, stop := context.WithCancel(context.Background())
	stop()
	if s := walk.Suggest(cancelled, g, problem.English); !s.Cut || len(s.Walks) > 0 {
		t.Errorf("got %d walks, cut %v; want none and cut", len(s.Walks), s.Cut)
	}
}

func TestAWalkAsksWhereNeitherDrawingNorDataDecides(t *testing.T) {
	for _, c := range []struct{ name, sketch, ask string }{
		{"a loop", "startEvent s\n task A loop\n endEvent e\n s -> A 1\n A -> e 2", "again"},
		{"instances", "startEvent s\n task A several\n endEvent e\n s -> A 1\n A -> e 2", "instances"},
		{"ways out of an activity", "startEvent s\n task A\n endEvent e\n endEvent f\n s -> A 1\n A -> e 2 if good\n A -> f 3 if bad", "ways"},
	} {
		g := prepared(t, sketch.Process(c.sketch))
		w := &walk.Walk{}
		p := walk.Play(g, w)
		if p.Asked == nil && p.Stopped == nil {
			w.Steps = append(w.Steps, walk.Step{Do: walk.Complete, Element: "A"})
			p = walk.Play(g, w)
		}
		if p.Asked == nil || p.Asked.Ask != c.ask || p.Asked.Element != "A" {
			t.Errorf("%s: got %+v, stopped %+v; want to be asked %s", c.name, p.Asked, p.Stopped, c.ask)
		}
	}
}

func TestAWalkOfTenThousandStepsIsPlayedAndOneMoreIsRefused(t *testing.T) {
	g := prepared(t, sketch.Process("startEvent s\n exclusiveGateway m\n task A\n exclusiveGateway g\n endEvent e\n s -> m 1\n m -> A 2\n A -> g 3\n g -> m 4 if again\n g -> e 5 if over"))
	w := &walk.Walk{}
	for range walk.MostSteps / 2 {
		w.Steps = append(w.Steps, walk.Step{Do: walk.Complete, Element: "A"}, walk.Step{Do: walk.Decide, Element: "g", Flows: []model.ID{"4"}})
	}
	if p := walk.Play(g, w); p.Stopped != nil || len(p.Frames) > 400 || open(p) != "A" {
		t.Errorf("got %+v, %d frames, open %q", p.Stopped, len(p.Frames), open(p))
	}
	w.Steps = append(w.Steps, w.Steps[0])
	if err := w.Bounded(); problem.Of(err).Code != "walk.too-many" {
		t.Errorf("got %v, want walk.too-many", err)
	}
}

func TestALoopThatTakesNoTimeIsSaid(t *testing.T) {
	g := ground(t, strings.NewReplacer(`<bpmn:task id="Pay" name="Pay"/>`, `<bpmn:exclusiveGateway id="Pay" default="Flow_Round"/><bpmn:sequenceFlow id="Flow_Round" sourceRef="Pay" targetRef="Merge"/>`,
		`targetRef="Method"/>`, `targetRef="Method"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">amount &gt; 5</bpmn:conditionExpression></bpmn:sequenceFlow>`).Replace(string(file(t))))
	if p := walk.Play(g, of(1, do("Grade"))); p.Stopped == nil || p.Stopped.Problem.Code != "token.endless" {
		t.Errorf("got %+v, open %q; want token.endless", p.Stopped, open(p))
	}
}

func file(t *testing.T) []byte {
	content, err := os.ReadFile("testdata/request.bpmn")
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestAFileThatIsNoneIsRefusedByName(t *testing.T) {
	for _, c := range []struct{ text, code string }{
		{``, "walk.unreadable"},
		{`[]`, "walk.unreadable"},
		{`{"walks": []}`, "walk.format"},
		{`{"$schema": "urn:sandtable:walks:9"}`, "walk.newer"},
		{`{"$schema": "urn:sandtable:walks:1", "wlaks": []}`, "walk.unreadable"},
		{`{"$schema": "urn:sandtable:walks:1", "walks": [null]}`, "walk.empty"},
		{`{"$schema": "urn:sandtable:walks:1", "walks": [{"start": {}, "steps": [{"do": "fly"}]}]}`, "walk.deed"},
		{`{"$schema": "urn:sandtable:walks:1", "walks": [{"start": {}, "steps": [{"do": "wait", "after": "-PT1H"}]}]}`, ""},
		{`{"$schema": "urn:sandtable:walks:1", "walks": []} {}`, "walk.unreadable"},
		{"{\"$schema\": \"\xff\"}", "walk.unreadable"},
		{`{"$schema": "urn:sandtable:walks:1", "walks": [` + strings.TrimSuffix(strings.Repeat(`{"start": {}},`, 1001), ",") + `]}`, "walk.too-many"},
		{fmt.Sprintf(`{"$schema": "urn:sandtable:walks:1", "walks": [{"start": {}, "name": %q}]}`, strings.Repeat("长", 201)), "walk.long-name"},
		{strings.Repeat("[", 20_000), "walk.unreadable"},
	} {
		_, err := walk.Decode(strings.NewReader(c.text))
		p := problem.Of(err)
		if p == nil || c.code != "" && p.Code != c.code || p.Message.ZH == "" || p.Hint.ZH == "" {
			t.Errorf("%.60q: got %v, want %s in both languages", c.text, err, c.code)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"$schema": "urn:sandtable:walks:1", "process": "P", "walks": [{"name": "a", "start": {"data": {"amount": 1}}, "steps": [{"do": "complete", "element": "Grade"}], "expect": {"over": false}}]}`))
	content, err := os.ReadFile("testdata/request.bpmn")
	if err != nil {
		f.Fatal(err)
	}
	d, err := bpmn.Decode(bytes.NewReader(content))
	if err != nil {
		f.Fatal(err)
	}
	g, err := walk.Prepare(d, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := walk.Decode(bytes.NewReader(text))
		if err != nil {
			if problem.Of(err) == nil {
				t.Fatalf("got %v, want a problem", err)
			}
			return
		}
		for _, w := range file.Walks {
			if r := walk.Test(g, w); r.Outcome == "" {
				t.Fatal("got no outcome")
			}
		}
	})
}

func TestAFieldSaysWhetherItsValueIsKnown(t *testing.T) {
	g := request(t)
	for _, f := range walk.Before(g).State.Open[0].Fields {
		if f.Known {
			t.Errorf("before the case has begun: got %s known as %v, want it not known", f.Variable, f.Value)
		}
	}
	for _, c := range []struct {
		start map[string]any
		want  bool
	}{{nil, false}, {data("amount", 0.0), true}} {
		p := walk.Play(g, &walk.Walk{Start: walk.Start{Data: c.start}, Steps: []walk.Step{do("Grade")}})
		if v := p.State.Data[0]; v.Name != "amount" || v.Value != 0.0 || v.Known != c.want {
			t.Errorf("begun with %v: got %+v, want amount 0, known %v", c.start, v, c.want)
		}
	}
	p := walk.Play(g, of(2000, do("Grade")))
	if f := p.State.Open[0].Fields; !f[0].Known || f[1].Known {
		t.Errorf("got %+v, want the amount known and approved not", f)
	}
}
