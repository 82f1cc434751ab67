package app

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"sandtable/app/samples"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
)

// files gives what a recipe names.
func files(all map[string][]byte) func(string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		if content, ok := all[name]; ok {
			return content, nil
		}
		return nil, errors.New("no such file: " + name)
	}
}

func TestEveryTemplateIsReadyToBeReleased(t *testing.T) {
	for _, s := range samples.All() {
		if !s.Template {
			continue
		}
		for _, l := range []problem.Language{problem.English, problem.Chinese} {
			recipe := &Recipe{ID: "templates/" + s.ID, Version: "1.0.0", Name: bundle.Text{EN: s.ID}, Processes: []RecipeProcess{{File: "process.bpmn", Scenarios: []string{"as-is.json"}}}}
			packing := Packing{State: bundle.Released, Open: files(map[string][]byte{"process.bpmn": s.Process(l), "as-is.json": s.Scenario(l)})}
			packed, err := Pack(context.Background(), recipe, packing)
			if err != nil {
				t.Fatalf("%s in %s: %v", s.ID, l, err)
			}
			for _, o := range packed.Obstacles {
				t.Errorf("%s in %s is not ready: %s: %s", s.ID, l, o.File, o.Text.EN)
			}
			if m := packed.Bundle.Manifest; m.State != bundle.Released || m.Processes[0].Sound != "sound" || len(m.Files) < 9 {
				t.Errorf("%s in %s: %+v", s.ID, l, m)
			}
			var first, second bytes.Buffer
			again, err := Pack(context.Background(), recipe, packing)
			if err := errors.Join(err, bundle.Write(&first, packed.Bundle), bundle.Write(&second, again.Bundle)); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Errorf("%s in %s: packed twice, the packages differ", s.ID, l)
			}
		}
	}
}

func TestTwoFilesOfOneNameAreNotBothPacked(t *testing.T) {
	s, _ := samples.Find("order-fulfilment")
	xml := s.Process(problem.English)
	_, err := Pack(context.Background(), &Recipe{ID: "a", Version: "1.0.0", Name: bundle.Text{EN: "A"}, Processes: []RecipeProcess{{File: "a/order.bpmn"}, {File: "b/Order.bpmn"}}},
		Packing{State: bundle.Draft, Open: files(map[string][]byte{"a/order.bpmn": xml, "b/Order.bpmn": xml})})
	if p := problem.Of(err); p == nil || p.Code != "package.same-name" || p.At.File != "b/Order.bpmn" {
		t.Errorf("%v, want it refused with the name of the second", err)
	}
}
