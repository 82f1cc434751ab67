package scenario

import (
	"bytes"
	_ "embed"
	"errors"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"sandtable/engine/problem"
)

//go:embed scenario.schema.json
var schemaText []byte

// Schema is the JSON Schema (draft 2020-12) of a scenario file, as published. Decode
// and Validate hold every scenario to it.
func Schema() []byte { return slices.Clone(schemaText) }

// rules is the schema, compiled, and as a text to look names up in.
type rules struct {
	compiled     *jsonschema.Schema
	distribution *jsonschema.Schema // that of a distribution of durations by itself
	text         *document
}

// loadRules compiles the schema on first use.
var loadRules = sync.OnceValue(func() *rules {
	text, err := read(bytes.NewReader(schemaText), false)
	if err != nil {
		panic("the scenario schema is not JSON: " + err.Error())
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for _, f := range formats() {
		c.RegisterFormat(f)
	}
	if err := c.AddResource(Version, text.root.plain()); err != nil {
		panic("the scenario schema cannot be loaded: " + err.Error())
	}
	compile := func(part string) *jsonschema.Schema {
		compiled, err := c.Compile(Version + part)
		if err != nil {
			panic("the scenario schema does not compile: " + err.Error())
		}
		return compiled
	}
	return &rules{compile(""), compile("#/$defs/distribution"), text}
})

// formats are the texts with a meaning of their own. They are read by the very
// functions that decode them, whose errors say what is wrong.
func formats() []*jsonschema.Format {
	text := func(name string, read func(string) error) *jsonschema.Format {
		return &jsonschema.Format{Name: name, Validate: func(v any) error {
			if s, ok := v.(string); ok {
				return read(s)
			}
			return nil // that it must be a text is said elsewhere
		}}
	}
	return []*jsonschema.Format{
		text("duration", func(s string) error { _, err := ParseDuration(s); return err }),
		text("positive-duration", func(s string) error {
			d, err := ParseDuration(s)
			if err == nil && d == 0 {
				err = problem.New("scenario.duration-zero", problem.Say("This must be longer than zero.", "必须大于零。"),
					problem.Say("Leave the field out to set no limit.", "不设限时请去掉这个字段。"))
			}
			return err
		}),
		text("warmup", func(s string) error { return new(Warmup).UnmarshalText([]byte(s)) }),
		text("money", func(s string) error { _, err := ParseMoney(s); return err }),
		text("date", func(s string) error { _, err := ParseDate(s); return err }),
		text("time-of-day", func(s string) error { _, err := ParseTimeOfDay(s); return err }),
		text("date-time", func(s string) error { _, err := parseInstant(s); return err }),
		text("time-zone", func(s string) error { _, err := loadZone(s); return err }),
	}
}

// part is the piece of the schema that a URL's fragment points to, or nil.
func (r *rules) part(url string, further ...string) *value {
	_, fragment, _ := strings.Cut(url, "#")
	var p path
	for _, step := range strings.Split(fragment, "/") {
		if step != "" {
			p = p.to(step)
		}
	}
	_, v := r.text.find(p.to(further...))
	return v
}

// fields are the names that an object may have, in the order of the schema.
func (r *rules) fields(url string) []string {
	var names []string
	if properties := r.part(url, "properties"); properties != nil {
		for _, m := range properties.members {
			names = append(names, m.name)
		}
	}
	return names
}

// about is what the schema says of a field, for somebody who left it out.
func (r *rules) about(url, name string) problem.Text {
	field := r.part(url, "properties", name)
	en, zh := field.field("description"), field.field("x-zh").field("description")
	if en == nil || zh == nil {
		return problem.Text{}
	}
	return problem.Text{EN: "What it means: " + en.text, ZH: "含义：" + zh.text}
}

// validate holds a value to the schema, or to a part of it.
func validate(schema *jsonschema.Schema, plain any) *jsonschema.ValidationError {
	err := schema.Validate(plain)
	if err == nil {
		return nil
	}
	var failed *jsonschema.ValidationError
	if !errors.As(err, &failed) {
		panic("the schema validator failed: " + err.Error())
	}
	return failed
}

// wholeFields are the names of the fields that hold whole numbers.
func (r *rules) wholeFields() map[string]bool {
	whole := map[string]bool{}
	var walk func(v *value)
	walk = func(v *value) {
		for _, m := range v.members {
			if kind := m.value.field("type"); kind != nil && kind.text == "integer" {
				whole[m.name] = true
			}
			walk(m.value)
		}
	}
	walk(r.text.root)
	return whole
}
