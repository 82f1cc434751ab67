package change

import (
	"reflect"
	"sandtable/engine/model"
	"testing"
)

// reached are the names of all fields that a reader of facts can come to.
func reached(t reflect.Type, seen map[reflect.Type]bool, found map[string]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t == posType || t == baseType || t == expressionType || seen[t] {
		return
	}
	seen[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		if skipped[f.Name] {
			continue
		}
		under := f.Type
		for under.Kind() == reflect.Pointer || under.Kind() == reflect.Slice {
			under = under.Elem()
		}
		if under.Kind() != reflect.Struct || under == expressionType {
			found[f.Name] = true
		}
		reached(f.Type, seen, found)
	}
}

func TestEveryFieldOfTheModelHasWords(t *testing.T) {
	found := map[string]bool{}
	seen := map[reflect.Type]bool{}
	for _, x := range []any{model.Process{}, model.Node{}, model.SequenceFlow{}, model.Collaboration{}, model.Participant{}, model.MessageFlow{}, model.Artifact{}, model.DataObject{},
		model.DataReference{}, model.DataAssociation{}, model.Resource{}, model.Message{}, model.Signal{}, model.Error{}, model.Escalation{}, model.DataStore{}, model.ItemDefinition{},
		model.Interface{}, model.Category{}, model.CorrelationProperty{}, model.GlobalTask{}, model.EventDefinition{}} {
		reached(reflect.TypeOf(x), seen, found)
	}
	for name := range found {
		if w, ok := words[name]; !ok || w.noun.EN == "" || w.noun.ZH == "" {
			t.Errorf("a field %s of the model has no words", name)
		}
	}
}
