package scenario

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// defined is a piece of the schema: a definition, or "" for the whole.
func defined(name string) string {
	if name == "" {
		return Version + "#"
	}
	return Version + "#/$defs/" + name
}

// fieldsOf are the JSON names of a Go struct, in order.
func fieldsOf(t reflect.Type) (names, required []string) {
	for i := range t.NumField() {
		if t.Field(i).Anonymous { // its fields stand among those of the whole
			n, r := fieldsOf(t.Field(i).Type)
			names, required = append(names, n...), append(required, r...)
			continue
		}
		name, options, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		names = append(names, name)
		if !strings.Contains(options, "omit") {
			required = append(required, name)
		}
	}
	return names, required
}

func TestGoTypesAndSchemaHaveTheSameFields(t *testing.T) {
	for name, v := range map[string]any{
		"": Scenario{}, "arrival": Arrival{}, "calendar": Calendar{}, "weekShift": WeekShift{}, "exception": Exception{}, "span": Span{},
		"role": Role{}, "person": Person{}, "task": Task{}, "run": Run{}, "bin": Bin{}, "weighted": Weighted{},
		"numberBin": NumberBin{}, "weightedNumber": WeightedNumber{}, "profile": Profile{}, "hourlyRate": HourlyRate{}, "season": Season{},
		"instance": Instance{}, "breakdown": Breakdown{}, "queue": Queue{}, "need": Need{}, "allocation": Allocation{}, "batch": Batch{},
		"factor": Factor{}, "setup": Setup{}, "duty": Duty{}, "promise": Promise{}, "action": Action{}, "failure": Failure{}, "repeat": Repeat{},
		"variable": Variable{}, "write": Write{}, "choice": Choice{}, "table": Table{}, "rule": Rule{}, "event": Event{}, "signal": Signal{},
		"message": Message{}, "stock": Stock{}, "automation": Automation{}, "precision": Precision{},
	} {
		names, required := fieldsOf(reflect.TypeOf(v))
		if name == "" {
			names, required = slices.Insert(names, 0, "$schema"), slices.Insert(required, 0, "$schema")
		}
		if got := loadRules().fields(defined(name)); !slices.Equal(got, names) {
			t.Errorf("%s: the schema has %q, Go has %q", name, got, names)
		}
		var listed []string
		if v := loadRules().part(defined(name), "required"); v != nil {
			for _, item := range v.items {
				listed = append(listed, item.text)
			}
		}
		if name == "run" {
			listed = append(listed, "seed") // Go always writes it
		}
		if !slices.Equal(listed, required) {
			t.Errorf("%s: the schema requires %q, Go always writes %q", name, listed, required)
		}
	}
}

func TestEveryKindOfDistributionHasItsFieldsInTheSchema(t *testing.T) {
	all, _ := fieldsOf(reflect.TypeOf(variate[Duration]{}))
	used := map[string]bool{"dist": true}
	var kinds []string
	for _, f := range families() {
		kinds = append(kinds, string(f.kind))
		for _, name := range slices.Concat(f.required, f.optional) {
			used[name] = true
		}
		for _, numbers := range []bool{false, true} { // which have the same kinds and fields, but for the unit
			definition, required := string(f.kind), slices.Clone(f.required)
			if numbers {
				definition += "Number"
				required = slices.DeleteFunc(required, func(name string) bool { return name == "unit" })
			}
			want := slices.Concat([]string{"dist"}, required, f.optional)
			got := loadRules().fields(defined(definition))
			if slices.Sort(want); !slices.Equal(slices.Sorted(slices.Values(got)), want) {
				t.Errorf("%s: the schema has %q, Go has %q", definition, got, want)
			}
			var listed []string
			for _, item := range loadRules().part(defined(definition), "required").items[1:] {
				listed = append(listed, item.text)
			}
			if slices.Sort(required); !slices.Equal(slices.Sorted(slices.Values(listed)), required) {
				t.Errorf("%s: the schema requires %q, Go %q", definition, listed, required)
			}
		}
	}
	for _, name := range all {
		if !used[name] {
			t.Errorf("no kind has the field %q", name)
		}
	}
	for definition, suffix := range map[string]string{"distribution": "", "number": "Number"} {
		var listed, chosen []string
		for _, item := range loadRules().part(defined(definition), "properties", "dist", "enum").items {
			listed = append(listed, item.text)
		}
		for _, branch := range loadRules().part(defined(definition), "allOf").items {
			kind := branch.field("if").field("properties").field("dist").field("const").text
			if ref := branch.field("then").field("$ref").text; ref != "#/$defs/"+kind+suffix {
				t.Errorf("%s is held to %s", kind, ref)
			}
			chosen = append(chosen, kind)
		}
		if !slices.Equal(listed, kinds) || !slices.Equal(chosen, kinds) {
			t.Errorf("the schema lists %q and chooses among %q, Go has %q", listed, chosen, kinds)
		}
	}
}

func TestEveryChoiceInTheSchemaIsOneInGo(t *testing.T) {
	for at, words := range map[string][]string{
		"arrival/closed": closedWords, "allocation/rule": allocationWords, "batch/mode": batchWords, "role/shiftEnd": shiftEndWords,
		"person/shiftEnd": shiftEndWords, "queue/order": orderWords, "action/do": actionWords, "decision": decisions(), "variable/type": variableTypes(),
	} {
		definition, field, within := strings.Cut(at, "/")
		further := []string{"enum"}
		if within {
			further = []string{"properties", field, "enum"}
		}
		var listed []string
		for _, item := range loadRules().part(defined(definition), further...).items {
			listed = append(listed, item.text)
		}
		if !slices.Equal(listed, words) {
			t.Errorf("%s: the schema lists %q, Go %q", at, listed, words)
		}
	}
}

func TestEverythingInTheSchemaIsNamedInBothLanguages(t *testing.T) {
	var walk func(v *value, at path)
	walk = func(v *value, at path) {
		if title := v.field("title"); title != nil && title.kind == stringValue {
			if zh := v.field("x-zh").field("title"); zh == nil || zh.text == "" {
				t.Errorf("%s has no Chinese title", at)
			}
			if en, zh := v.field("description"), v.field("x-zh").field("description"); (en == nil) != (zh == nil) {
				t.Errorf("%s is described in one language only", at)
			}
		}
		for _, m := range v.members {
			if m.name == "x-zh" {
				continue
			}
			if m.name == "properties" && at[len(at)-1] != "if" {
				for _, p := range m.value.members {
					if p.name != "dist" && p.value.field("title") == nil && p.value.field("$ref") == nil {
						t.Errorf("%s/properties/%s has no title", at, p.name)
					}
				}
			}
			walk(m.value, at.to(m.name))
		}
		for i, item := range v.items {
			walk(item, at.item(i))
		}
	}
	walk(loadRules().text.root, path{"schema"})
}

func TestThePublishedSchemaIsTheOneEnforced(t *testing.T) {
	published := Schema()
	if !bytes.Equal(published, schemaText) {
		t.Error("what is published is not what is embedded")
	}
	published[0] = 'x'
	if schemaText[0] == 'x' {
		t.Error("a caller can change the schema")
	}
	// Any validator can read it: without our formats, by the metaschema of draft 2020-12.
	parsed, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(Version, parsed); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile(Version)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{small: true, withEveryDistribution(): true, strings.Replace(small, "PT20M", "20 min", 1): false, strings.Replace(small, "headcount", "head", 1): false} {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(v); (err == nil) != want {
			t.Errorf("%s\n: got %v, want valid: %v", text, err, want)
		}
	}
}
