package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
)

// TestFindingsAreValidSARIF holds the answer to the schema of OASIS, and looks for a finding in it.
func TestFindingsAreValidSARIF(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b.bpmn")
	xml := `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="x">
<process id="P"><startEvent id="S"/></process></definitions>`
	if err := os.WriteFile(path, []byte(xml), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	code := Run(context.Background(), Process{Args: []string{"check", path, "--sarif", "--lang", "zh"}, Out: &out, Err: &out, Getenv: func(string) string { return "" }})
	report, err := sarif.FromBytes(out.Bytes())
	if code != Findings || err != nil {
		t.Fatalf("got %d, %v: %s", code, err, out.Bytes())
	}
	if err := report.Validate(); err != nil {
		t.Error(err)
	}
	results := report.Runs[0].Results
	i := slices.IndexFunc(results, func(r *sarif.Result) bool { return *r.RuleID == "structure.no-end" })
	if i < 0 {
		t.Fatalf("got %d results, want one about the missing end", len(results))
	}
	place := results[i].Locations[0].PhysicalLocation
	if got := *place.ArtifactLocation.URI; filepath.Base(got) != "a%20b.bpmn" {
		t.Errorf("got %s, want the file as a URI", got)
	}
	if *place.Region.StartLine != 2 || *place.Region.StartColumn != 1 {
		t.Errorf("got %d:%d, want 2:1", *place.Region.StartLine, *place.Region.StartColumn)
	}
	if rule := report.Runs[0].Tool.Driver.Rules[results[i].RuleIndex]; *rule.ID != "structure.no-end" {
		t.Errorf("the result is by rule %s", *rule.ID)
	}
}
