package bundle

import (
	"bytes"
	_ "embed"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

//go:embed schema.json
var schema []byte

// TestTheSchemaSaysWhatTheReaderHolds keeps the published schema and the code from drifting apart.
func TestTheSchemaSaysWhatTheReaderHolds(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("manifest.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	b := made(t)
	b.Manifest.Requires = []Requirement{{"acme/base", "1.0.0"}}
	b.Manifest.Processes[0].Pictures = []string{"empty.txt"}
	good := string(b.config())
	accepts := func(text string) bool {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return s.Validate(v) == nil
	}
	if !accepts(good) {
		t.Errorf("the schema refuses %s", good)
	}
	for _, x := range [][2]string{
		{`"format":1`, `"format":2`}, {`"1.2.0"`, `"1.2"`}, {`"released"`, `"ready"`}, {`acme/order-fulfilment`, `Acme`}, {`"seed":"7"`, `"seed":7`},
		{`"format":1`, `"format":1,"more":1`}, {`"path":"empty.txt"`, `"path":"/empty.txt"`}, {`"sha256":"e3b0`, `"sha256":"E3B0`},
	} {
		bad := strings.Replace(good, x[0], x[1], 1)
		if bad == good {
			t.Fatalf("%s is not in %s", x[0], good)
		}
		if accepts(bad) {
			t.Errorf("the schema accepts %s", x[1])
		}
	}
}
