package rollout_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"sandtable/engine/problem"
	"sandtable/engine/rollout"
)

const written = `{"id":"r1","template":"acme/order","channel":"stable","from":"1.0.0","to":"1.1.0","steps":[
 {"name":"Pilot","units":["pilot"],"before":{"approval":{"by":["ann"],"count":1}}},
 {"share":0.25,"before":{"wait":"P2D","limits":{"cases":100,"kept":0.95,"defects":0}}},
 {"share":1}]}`

// TestAPlanIsReadStrictly changes one thing of a good plan at a time. The published schema and the reader agree, but for what only the reader can see.
func TestAPlanIsReadStrictly(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(rollout.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("plan.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("plan.json")
	if err != nil {
		t.Fatal(err)
	}
	accepts := func(text string) bool {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		return err == nil && s.Validate(v) == nil
	}
	if _, err := rollout.Decode(strings.NewReader(written)); err != nil || !accepts(written) {
		t.Fatalf("the good plan: %v, schema %t", err, accepts(written))
	}
	for _, x := range []struct {
		from, to, path string
		reader         bool // only the reader can see it
	}{
		{`"r1"`, `" "`, "/id", false},
		{`acme/order`, `Acme`, "/template", false},
		{`"stable"`, `"1.0.0"`, "/channel", false},
		{`"stable"`, `"Stable"`, "/channel", false},
		{`"1.0.0"`, `"1.0"`, "/from", false},
		{`"1.1.0"`, `"latest"`, "/to", false},
		{`"1.1.0"`, `"1.0.0"`, "/to", true},
		{`["pilot"]`, `[]`, "/steps/0", true},
		{`["pilot"]`, `[" pilot"]`, "/steps/0/units/0", false},
		{`"count":1`, `"count":2`, "/steps/0/before/approval/count", true},
		{`"count":1`, `"count":-1`, "/steps/0/before/approval/count", false},
		{`"approval":{"by":["ann"],"count":1}`, `"wait":"P1D"`, "/steps/0/before", true},
		{`0.25`, `-0.25`, "/steps/1/share", false},
		{`0.25`, `25`, "/steps/1/share", false},
		{`0.25`, `1`, "/steps/1/share", true},
		{`"share":1`, `"share":0.5`, "/steps/2/share", true},
		{`"share":1`, `"share":0.2`, "/steps/2/share", true},
		{`0.95`, `95`, "/steps/1/before/limits/kept", false},
		{`"defects":0`, `"defects":-1`, "/steps/1/before/limits", false},
		{`"P2D"`, `"2 days"`, "", false},
		{`"share":1`, `"share":1,"more":1`, "", false},
		{`]}`, `]} {}`, "", false},
	} {
		text := strings.Replace(written, x.from, x.to, 1)
		if x.from == "]}" {
			text = written + " {}"
		}
		if text == written {
			t.Fatalf("%s is not in the plan", x.from)
		}
		_, err := rollout.Decode(strings.NewReader(text))
		p := problem.Of(err)
		if p == nil || p.At.Path != x.path || p.Message.ZH == "" || p.Hint.ZH == "" {
			t.Errorf("%s → %s: got %v, want a problem at %q", x.from, x.to, err, x.path)
		}
		if x.from != "]}" && accepts(text) != x.reader {
			t.Errorf("%s → %s: the schema says %t", x.from, x.to, accepts(text))
		}
	}
}
