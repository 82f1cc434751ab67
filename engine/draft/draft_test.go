package draft_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/check/soundness"
	"sandtable/engine/draft"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/sheet"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestRealTablesBecomeProcesses holds whole tables to what becomes of them: the drawing, the numbers and what is said of the rows.
func TestRealTablesBecomeProcesses(t *testing.T) {
	folders, err := filepath.Glob("testdata/*/table.csv")
	if err != nil || len(folders) < 2 {
		t.Fatal(err, folders)
	}
	for _, file := range folders {
		folder := filepath.Dir(file)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := made(t, string(content))
			sound(t, d)
			var numbers bytes.Buffer
			if err := scenario.Encode(&numbers, d.Scenario); err != nil {
				t.Fatal(err)
			}
			golden(t, folder+"/process.bpmn", d.XML)
			golden(t, folder+"/scenario.json", numbers.String())
			golden(t, folder+"/rows.txt", told(d))
		})
	}
}

// made is the draft of a table in CSV.
func made(t *testing.T, csv string) *draft.Draft {
	t.Helper()
	d, err := try(csv)
	if err != nil {
		t.Fatalf("%s\nof\n%s", err, csv)
	}
	return d
}

func try(csv string) (*draft.Draft, error) {
	table, err := sheet.Read(strings.NewReader(csv), "")
	if err != nil {
		return nil, err
	}
	return draft.Of(table, draft.Options{})
}

func decoded(t *testing.T, d *draft.Draft) *model.Definitions {
	t.Helper()
	drawing, err := bpmn.Decode(strings.NewReader(d.XML))
	if err != nil {
		t.Fatalf("%s\nin\n%s", err, d.XML)
	}
	for _, n := range drawing.Notices {
		t.Errorf("the reader says: %s", n.Error())
	}
	return drawing
}

// sound holds a draft to what a person expects of one: no errors, no warnings, and sound. Who answers for a step is for the table
// to say.
func sound(t *testing.T, d *draft.Draft) {
	t.Helper()
	found, verdict := check.Examine(context.Background(), decoded(t, d), d.Scenario, check.Options{})
	if verdict.Verdict != soundness.Sound {
		t.Errorf("got %s: %s\n%s", verdict.Verdict, verdict.Reason.EN, d.XML)
	}
	for _, f := range found {
		if f.Severity > finding.Info && !strings.HasPrefix(f.Rule, "raci.") {
			t.Errorf("got %s %s: %s", f.Rule, f.Element, f.Message.EN)
		}
	}
}

// told is what a person is told of the rows, in both languages.
func told(d *draft.Draft) string {
	var b strings.Builder
	for _, r := range d.Rows {
		fmt.Fprintf(&b, "%d %s %s | %s | %s | %s | %s | %s\n", r.Row, r.Step, r.Kind, r.Name, r.Role, r.Duties, r.Duration, r.Next)
	}
	for _, r := range d.Remarks {
		word := "guess"
		if r.Missed {
			word = "left out"
		}
		fmt.Fprintf(&b, "%s, row %d: %s %s\n", word, r.Row, r.Text.EN, r.Text.ZH)
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != got {
		t.Errorf("%s differs (%v); -update writes it anew:\n%s", file, err, got)
	}
}
