package samples

import (
	"bytes"
	"reflect"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/walk"
)

// TestTheWalksOfEveryTemplatePassAndCoverIt plays them in both languages, with the numbers and without.
func TestTheWalksOfEveryTemplatePassAndCoverIt(t *testing.T) {
	for _, s := range All() {
		if !s.Template {
			continue
		}
		var files [2]*walk.File
		for i, l := range []problem.Language{problem.English, problem.Chinese} {
			d, err := bpmn.Decode(bytes.NewReader(s.Process(l)))
			if err != nil {
				t.Fatal(err)
			}
			numbers, err := scenario.Decode(bytes.NewReader(s.Scenario(l)))
			if err != nil {
				t.Fatal(err)
			}
			if files[i], err = walk.Decode(bytes.NewReader(s.Walks(l))); err != nil {
				t.Fatalf("%s, %s: %v", s.ID, l, err)
			}
			for _, with := range []*scenario.Scenario{numbers, nil} {
				walked(t, s.ID, files[i], d, with)
			}
		}
		alike(t, s.ID, files[0], files[1])
	}
}

func walked(t *testing.T, id string, f *walk.File, d *model.Definitions, numbers *scenario.Scenario) {
	t.Helper()
	g, err := walk.Prepare(d, numbers)
	if err != nil {
		t.Fatal(err)
	}
	var played []*walk.Played
	for _, w := range f.Walks {
		r := walk.Test(g, w)
		played = append(played, r.Played)
		if numbers != nil && (r.Outcome != walk.Passed || !r.Played.State.Over) {
			t.Errorf("%s: %s: got %s, over %v, %+v", id, w.Name, r.Outcome, r.Played.State.Over, r.Differences)
		}
	}
	c := walk.Cover(g, played...)
	for what, n := range map[string]walk.Count{"elements": c.Nodes, "flows": c.Flows, "conditions": c.Conditions} {
		if n.Share() < 0.9 {
			t.Errorf("%s: got %d of %d %s covered, want 90 %%: %v", id, n.Covered, n.Total, what, c.Missing)
		}
	}
}

// alike holds two languages against each other: names and notes aside, the walks are the same.
func alike(t *testing.T, id string, en, zh *walk.File) {
	t.Helper()
	if len(en.Walks) != len(zh.Walks) {
		t.Fatalf("%s: got %d walks in Chinese, want %d", id, len(zh.Walks), len(en.Walks))
	}
	for i, w := range en.Walks {
		other := *zh.Walks[i]
		if other.Name == w.Name || other.Note == w.Note || other.Name == "" || w.Note == "" {
			t.Errorf("%s: walk %d: got the names %q and %q, want one in each language", id, i+1, w.Name, other.Name)
		}
		other.Name, other.Note = w.Name, w.Note
		if !reflect.DeepEqual(w, &other) {
			t.Errorf("%s: %s: got another walk in Chinese", id, w.Name)
		}
	}
}
