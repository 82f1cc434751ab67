package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

type ocelType struct {
	Name       string
	Attributes []struct{ Name, Type string }
}

type ocelRelation struct{ ObjectID, Qualifier string }

type ocelDocument struct {
	ObjectTypes, EventTypes []ocelType
	Objects                 []struct {
		ID, Type   string
		Attributes []struct {
			Name, Time string
			Value      any
		}
		Relationships []ocelRelation
	}
	Events []struct {
		ID, Type, Time string
		Attributes     []struct {
			Name  string
			Value any
		}
		Relationships []ocelRelation
	}
}

// fits says whether a value has the type of an attribute.
func fits(kind string, v any) bool {
	switch v := v.(type) {
	case string:
		if kind == "time" {
			_, err := time.Parse(time.RFC3339, v)
			return err == nil
		}
		return kind == "string"
	case float64:
		return kind == "float" || kind == "integer" && v == float64(int64(v))
	case bool:
		return kind == "boolean"
	}
	return false
}

func ocelSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "ocel.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("ocel", document); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("ocel")
}

func TestOCELFitsItsSchemaAndItself(t *testing.T) {
	schema := ocelSchema(t)
	everySample(t, func(t *testing.T, p *compile.Program) {
		text, told := written(t, p, OCEL, simulate.Options{})
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Fatal(err)
		}
		var log ocelDocument
		if err := json.Unmarshal(text, &log); err != nil {
			t.Fatal(err)
		}
		if want := count(told, func(r *simulate.Record) bool { return r.Kind != simulate.CaseEnded }); len(log.Events) != want {
			t.Errorf("got %d events, want %d", len(log.Events), want)
		}
		consistent(t, &log)
		unfinished := 0
		for i := range log.Objects {
			for _, a := range log.Objects[i].Attributes {
				if a.Name == "outcome" && a.Value == "unfinished" {
					unfinished++
				}
			}
		}
		if want := count(told, func(r *simulate.Record) bool { return r.Kind == simulate.CaseEnded && isUnfinished(r) }); unfinished != want {
			t.Errorf("got %d unfinished cases, want %d", unfinished, want)
		}
	})
}

// consistent fails where something is named that is not declared, or of another type, or
// where events are not in the order of time.
func consistent(t *testing.T, log *ocelDocument) {
	t.Helper()
	declared := func(types []ocelType) map[string]map[string]string {
		found := map[string]map[string]string{}
		for _, kind := range types {
			if found[kind.Name] != nil {
				t.Errorf("type %q is declared twice", kind.Name)
			}
			found[kind.Name] = map[string]string{}
			for _, a := range kind.Attributes {
				found[kind.Name][a.Name] = a.Type
			}
		}
		return found
	}
	objectTypes, eventTypes := declared(log.ObjectTypes), declared(log.EventTypes)
	objects, used := map[string]bool{}, map[string]bool{}
	for _, o := range log.Objects {
		if objects[o.ID] || objectTypes[o.Type] == nil {
			t.Fatalf("object %q is there twice, or its type %q is not declared", o.ID, o.Type)
		}
		objects[o.ID], used[o.Type] = true, true
		for _, a := range o.Attributes {
			if !fits(objectTypes[o.Type][a.Name], a.Value) {
				t.Fatalf("object %q: %s is %v, declared as %q", o.ID, a.Name, a.Value, objectTypes[o.Type][a.Name])
			}
		}
	}
	related := func(whose string, all []ocelRelation) {
		for _, r := range all {
			if !objects[r.ObjectID] {
				t.Fatalf("%q is related to %q, which is not there", whose, r.ObjectID)
			}
		}
	}
	for _, o := range log.Objects {
		related(o.ID, o.Relationships)
	}
	ids, last := map[string]bool{}, time.Time{}
	for _, e := range log.Events {
		if ids[e.ID] || eventTypes[e.Type] == nil {
			t.Fatalf("event %q is there twice, or its type %q is not declared", e.ID, e.Type)
		}
		ids[e.ID] = true
		at, err := time.Parse(time.RFC3339, e.Time)
		if err != nil || at.Before(last) {
			t.Fatalf("event %q comes at %v after %v (%v)", e.ID, at, last, err)
		}
		last = at
		for _, a := range e.Attributes {
			if !fits(eventTypes[e.Type][a.Name], a.Value) {
				t.Fatalf("event %q: %s is %v, declared as %q", e.ID, a.Name, a.Value, eventTypes[e.Type][a.Name])
			}
		}
		related(e.ID, e.Relationships)
	}
	if !used["case"] || !used["person"] || !used["role"] {
		t.Errorf("got objects of the types %v, want cases, persons and roles", used)
	}
}
