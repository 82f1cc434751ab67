package raci_test

import (
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/raci"
)

var update = flag.Bool("update", false, "write testdata anew")

// TestWhoDoesWhatIsReadAsInTheWindow holds the rows to a file that the window's reading is held to as well.
func TestWhoDoesWhatIsReadAsInTheWindow(t *testing.T) {
	text, err := os.ReadFile("testdata/claims.bpmn")
	if err != nil {
		t.Fatal(err)
	}
	d, err := bpmn.Decode(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		ID    string      `json:"id"`
		Name  string      `json:"name"`
		Cells []raci.Cell `json:"cells"`
	}
	type role struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	var said struct {
		Roles []role `json:"roles"`
		Rows  []row  `json:"rows"`
	}
	m := raci.Of(d)
	for _, r := range m.Roles {
		said.Roles = append(said.Roles, role(r))
	}
	for _, r := range m.Rows(d) {
		said.Rows = append(said.Rows, row{string(r.ID), r.Name, r.Cells})
	}
	got, err := json.MarshalIndent(said, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/claims.json"
	if *update {
		if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(got)+"\n" != string(want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
