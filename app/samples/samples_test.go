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
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

var languages = []problem.Language{problem.English, problem.Chinese}

func TestEverySampleIsAProcessThatPlaysWithoutAFinding(t *testing.T) {
	for _, sample := range All() {
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

func TestBothLanguagesOfASampleDifferInWordsOnly(t *testing.T) {
	for _, sample := range All() {
		if got, want := skeleton(t, sample.Process(problem.Chinese)), skeleton(t, sample.Process(problem.English)); got != want {
			t.Errorf("%s: the drawings differ in more than words", sample.ID)
		}
		if got, want := numbers(t, sample.Scenario(problem.Chinese)), numbers(t, sample.Scenario(problem.English)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the scenarios differ in more than words:\ngot  %v\nwant %v", sample.ID, got, want)
		}
	}
}

func TestNothingOfASampleIsLeftUntranslated(t *testing.T) {
	han := regexp.MustCompile(`\p{Han}`)
	for _, sample := range All() {
		if han.Match(sample.Process(problem.English)) || han.Match(sample.Scenario(problem.English)) {
			t.Errorf("%s: Chinese words in the English sample", sample.ID)
		}
		for _, name := range regexp.MustCompile(` name="([^"]*)"`).FindAllSubmatch(sample.Process(problem.Chinese), -1) {
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
			if a.Name.Local != "name" {
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
