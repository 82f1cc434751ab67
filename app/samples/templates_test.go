package samples

import (
	"bytes"
	"context"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"sandtable/engine"
	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/data"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/raci"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// templates are the samples that are meant to be made one's own.
func templates() []Sample {
	return slices.DeleteFunc(All(), func(s Sample) bool { return !s.Template })
}

func drawn(t *testing.T, s Sample, l problem.Language) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(bytes.NewReader(s.Process(l)))
	if err != nil {
		t.Fatalf("%s in %s: %v", s.ID, l, err)
	}
	return d
}

func numbered(t *testing.T, s Sample, l problem.Language) *scenario.Scenario {
	t.Helper()
	n, err := scenario.Decode(bytes.NewReader(s.Scenario(l)))
	if err != nil {
		t.Fatalf("%s in %s: %v", s.ID, l, err)
	}
	return n
}

// activities are the steps of the process that a template plays.
func activities(d *model.Definitions) []*model.Node {
	var all []*model.Node
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil {
				all = append(all, n)
			}
		})
	}
	return all
}

func TestEveryTemplateIsSoundAndOfAReadableSize(t *testing.T) {
	if got := len(templates()); got != 5 {
		t.Errorf("got %d templates, want 5", got)
	}
	for _, s := range templates() {
		d := drawn(t, s, problem.English)
		if _, sound := check.Examine(context.Background(), d, numbered(t, s, problem.English), check.Options{}); sound.Verdict.String() != "sound" {
			t.Errorf("%s: got %s, want sound", s.ID, sound.Verdict)
		}
		if n := len(activities(d)); n < 15 || n > 30 {
			t.Errorf("%s: got %d steps, want 15 to 30", s.ID, n)
		}
		if n := len(d.Resources); n < 4 || n > 7 {
			t.Errorf("%s: got %d roles, want 4 to 7", s.ID, n)
		}
	}
}

func TestEveryStepOfATemplateHasOneWhoAnswersAndSomebodyWhoDoesIt(t *testing.T) {
	for _, s := range templates() {
		d := drawn(t, s, problem.English)
		m := raci.Of(d)
		controls := 0
		for _, n := range activities(d) {
			if got := m.Accountable(n.ID); len(got) != 1 {
				t.Errorf("%s: %v answer for %s, want one", s.ID, got, n.ID)
			}
			if len(m.Responsible(n.ID)) == 0 {
				t.Errorf("%s: nobody does %s", s.ID, n.ID)
			}
			if len(m.Consulted(n.ID))+len(m.Informed(n.ID)) == 0 {
				t.Errorf("%s: nobody is asked or told of %s", s.ID, n.ID)
			}
			if raci.StepOf(n).Control {
				controls++
			}
		}
		if controls == 0 {
			t.Errorf("%s: nothing is a control", s.ID)
		}
		for _, p := range d.Processes {
			if len(raci.Separations(p)) == 0 {
				t.Errorf("%s: no duties are separated", s.ID)
			}
		}
	}
}

func TestEveryTemplateExplainsItselfInBothLanguages(t *testing.T) {
	parts := map[problem.Language][]string{problem.English: {"Input: ", "Output: ", "Rule of thumb: "}, problem.Chinese: {"输入：", "输出：", "经验："}}
	for _, s := range templates() {
		for _, l := range languages {
			for _, n := range activities(drawn(t, s, l)) {
				if n.Name == "" {
					t.Errorf("%s in %s: %s has no name", s.ID, l, n.ID)
				}
				lines := strings.Split(n.Documentation, "\n")
				if len(lines) != 4 {
					t.Errorf("%s in %s: %s is explained in %d lines, want what it is, input, output and a rule of thumb", s.ID, l, n.ID, len(lines))
					continue
				}
				for i, part := range parts[l] {
					if !strings.HasPrefix(lines[i+1], part) || lines[i+1] == part {
						t.Errorf("%s in %s: %s: got %q, want a line with %q", s.ID, l, n.ID, lines[i+1], part)
					}
				}
			}
		}
	}
}

// said is what is written in a drawing, by the id of the element: its name and documentation, and the same in the other language.
func said(t *testing.T, file []byte, other string) (own, translated map[string]model.Wording, language string) {
	t.Helper()
	type element struct {
		XMLName       xml.Name
		ID            string    `xml:"id,attr"`
		Name          string    `xml:"name,attr"`
		Caption       string    `xml:"text"`
		Language      string    `xml:"urn:sandtable:bpmn:1 language,attr"`
		Documentation []string  `xml:"documentation"`
		Inside        []element `xml:",any"`
		Texts         []struct {
			Language      string `xml:"lang,attr"`
			Name          string `xml:"name,attr"`
			Documentation string `xml:"documentation,attr"`
		} `xml:"extensionElements>text"`
	}
	var root element
	if err := xml.Unmarshal(file, &root); err != nil {
		t.Fatal(err)
	}
	own, translated = map[string]model.Wording{}, map[string]model.Wording{}
	var visit func(e element)
	visit = func(e element) {
		if e.XMLName.Space == "http://www.omg.org/spec/BPMN/20100524/MODEL" {
			w := model.Wording{Name: e.Name + e.Caption}
			if len(e.Documentation) > 0 {
				w.Documentation = e.Documentation[0]
			}
			if w.Name != "" || w.Documentation != "" {
				own[e.ID] = w
			}
			for _, x := range e.Texts {
				if x.Language == other {
					translated[e.ID] = model.Wording{Name: x.Name, Documentation: x.Documentation}
				}
			}
		}
		for _, inside := range e.Inside {
			visit(inside)
		}
	}
	visit(root)
	return own, translated, root.Language
}

func TestEveryTextOfATemplateIsThereInTheOtherLanguageToo(t *testing.T) {
	for _, s := range templates() {
		english, chineseOfEnglish, en := said(t, s.Process(problem.English), "zh-CN")
		chinese, englishOfChinese, zh := said(t, s.Process(problem.Chinese), "en")
		if en != "en" || zh != "zh-CN" {
			t.Errorf("%s: the drawings say that they are in %q and %q, want en and zh-CN", s.ID, en, zh)
		}
		if len(english) < 60 {
			t.Errorf("%s: got %d texts, want those of at least 60 elements", s.ID, len(english))
		}
		for _, c := range []struct {
			what      string
			got, want map[string]model.Wording
		}{{"Chinese of the English drawing", chineseOfEnglish, chinese}, {"English of the Chinese drawing", englishOfChinese, english}} {
			for id, want := range c.want {
				if got := c.got[id]; got != want {
					t.Errorf("%s, %s, %s: got %+v, want %+v", s.ID, c.what, id, got, want)
				}
			}
			if len(c.got) != len(c.want) {
				t.Errorf("%s, %s: got %d texts, want %d", s.ID, c.what, len(c.got), len(c.want))
			}
		}
	}
}

func TestEveryTemplateHasPromisesFormsTermsAndEvents(t *testing.T) {
	for _, s := range templates() {
		d, numbers := drawn(t, s, problem.English), numbered(t, s, problem.English)
		drawing := promise.Of(d, nil)
		if len(drawing.All) < 4 || drawing.Of(d.Processes[0].ID) == nil {
			t.Errorf("%s: got %d promises, want some of steps and one of the whole case", s.ID, len(drawing.All))
		}
		for _, p := range promise.Of(d, numbers).All {
			if was := drawing.Of(p.Of.ID); was == nil || was.CompleteWithin != p.CompleteWithin || was.StartWithin != p.StartWithin || len(was.Actions) != len(p.Actions) {
				t.Errorf("%s: the scenario promises something else of %s than the drawing", s.ID, p.Of.ID)
			}
		}
		facts := data.Of(d, nil)
		if len(facts.Terms) == 0 || len(facts.Variables) == 0 {
			t.Errorf("%s: got %d terms and %d variables, want some", s.ID, len(facts.Terms), len(facts.Variables))
		}
		forms, events := 0, map[model.EventKind]int{}
		for _, p := range d.Processes {
			p.Walk(func(n, _ *model.Node) {
				if data.FormOf(n) != nil {
					forms++
				}
				if n.Event != nil {
					for _, e := range n.Event.Definitions {
						events[e.Kind]++
					}
				}
			})
		}
		if forms == 0 || events[model.MessageEvent] == 0 || events[model.TimerEvent] == 0 {
			t.Errorf("%s: got %d forms and the events %v, want forms, messages and timers", s.ID, forms, events)
		}
	}
}

func TestEveryTemplatePlaysAsAPractitionerWouldExpect(t *testing.T) {
	for _, s := range templates() {
		r, err := engine.Simulate(t.Context(), drawn(t, s, problem.English), numbered(t, s, problem.English), engine.Options{})
		if err != nil || r.Fault != nil || r.Cases.Unfinished != 0 {
			t.Fatalf("%s: %v, %+v", s.ID, err, r)
		}
		for role, x := range r.Roles {
			if u := *x.Utilization.Mean; u <= 0 || u >= 1 {
				t.Errorf("%s: %s is busy for %.2f of the time, want more than none and less than all", s.ID, role, u)
			}
		}
		kept := func(of string, p *report.Promise) {
			if share := float64(p.Kept) / float64(p.Kept+p.Late); share < 0.6 {
				t.Errorf("%s: the promise of %s is kept in %.0f %% of cases, want 60 at least", s.ID, of, 100*share)
			}
		}
		kept("the case", r.Process.Promise)
		if r.Process.Promise.Late == 0 {
			t.Errorf("%s: no case is ever late, so the promise promises too little", s.ID)
		}
		for id, e := range r.Elements {
			if e.Completed != nil {
				kept(id, e.Completed)
			}
			if e.Started != nil {
				kept(id, e.Started)
			}
		}
	}
}

func TestAPictureShowsWhatIsDrawn(t *testing.T) {
	for _, s := range All() {
		c := s.Contents(problem.Chinese)
		if c.Steps == 0 || c.Roles == 0 {
			t.Errorf("%s: got %+v, want steps and roles", s.ID, c)
		}
		d := drawn(t, s, problem.Chinese)
		flows, nodes := 0, 0
		for _, p := range d.Processes {
			flows += len(p.Flows)
			p.Walk(func(n, _ *model.Node) {
				nodes++
				if n.Activity != nil && n.Activity.Inside != nil {
					flows += len(n.Activity.Inside.Flows)
					nodes-- // it is a frame
				}
			})
		}
		if got := strings.Count(c.Picture.Lines, "M"); got != flows {
			t.Errorf("%s: got %d lines, want %d", s.ID, got, flows)
		}
		if got := strings.Count(c.Picture.Nodes, "M"); got != nodes {
			t.Errorf("%s: got %d nodes, want %d", s.ID, got, nodes)
		}
		if c.Picture.Width < 500 || c.Picture.Height < 200 || strings.Contains(c.Picture.Frames, "-Inf") {
			t.Errorf("%s: got %g × %g, want a drawing", s.ID, c.Picture.Width, c.Picture.Height)
		}
	}
}
