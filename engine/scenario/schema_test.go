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
	all, _ := fieldsOf(reflect.TypeOf(distributionFile{}))
	used := map[string]bool{"dist": true}
	var kinds []string
	for _, f := range families() {
		kinds = append(kinds, string(f.kind))
		want := append([]string{"dist"}, slices.Concat(f.required, f.optional)...)
		for _, name := range want {
			used[name] = true
		}
		got := loadRules().fields(defined(string(f.kind)))
		slices.Sort(want)
		if !slices.Equal(slices.Sorted(slices.Values(got)), want) {
			t.Errorf("%s: the schema has %q, Go has %q", f.kind, got, want)
		}
		var required []string
		for _, item := range loadRules().part(defined(string(f.kind)), "required").items[1:] {
			required = append(required, item.text)
		}
		if !slices.Equal(slices.Sorted(slices.Values(required)), slices.Sorted(slices.Values(f.required))) {
			t.Errorf("%s: the schema requires %q, Go %q", f.kind, required, f.required)
		}
	}
	for _, name := range all {
		if !used[name] {
			t.Errorf("no kind has the field %q", name)
		}
	}
	var listed, chosen []string
	for _, item := range loadRules().part(defined("distribution"), "properties", "dist", "enum").items {
		listed = append(listed, item.text)
	}
	for _, branch := range loadRules().part(defined("distribution"), "allOf").items {
		kind := branch.field("if").field("properties").field("dist").field("const").text
		if ref := branch.field("then").field("$ref").text; ref != "#/$defs/"+kind {
			t.Errorf("%s is held to %s", kind, ref)
		}
		chosen = append(chosen, kind)
	}
	if !slices.Equal(listed, kinds) || !slices.Equal(chosen, kinds) {
		t.Errorf("the schema lists %q and chooses among %q, Go has %q", listed, chosen, kinds)
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
