package profiles_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/finding"
)

// refusedOnPurpose are files of the engines' own tests in which their profile finds an error, each with the reason.
var refusedOnPurpose = map[string]string{
	"flowable-testInvoiceProcessCamundaFoxDesigner.bpmn": "its only process says that it is not executable",
}

// TestAnEngineRunsWhatItsOwnTestsRun holds the profiles to files that the engines' tests deploy.
func TestAnEngineRunsWhatItsOwnTestsRun(t *testing.T) {
	corpus := os.Getenv("SANDTABLE_CORPUS")
	if corpus == "" {
		t.Skip("SANDTABLE_CORPUS is not set")
	}
	for prefix, engine := range map[string]string{"camunda-": finding.Camunda7, "flowable-": finding.Flowable} {
		files, err := filepath.Glob(filepath.Join(corpus, "engines", prefix+"*.bpmn"))
		if err != nil || len(files) != 50 {
			t.Fatalf("got %d files, %v; want 50", len(files), err)
		}
		for _, file := range files {
			var errors []string
			for _, f := range examined(t, file, engine) {
				if f.Severity == finding.Error {
					errors = append(errors, f.Rule+" at "+string(f.Element)+": "+f.Message.EN)
				}
			}
			name := filepath.Base(file)
			if why := refusedOnPurpose[name]; (why != "") != (len(errors) > 0) {
				t.Errorf("%s: got %d errors, expected %q:\n%s", name, len(errors), why, strings.Join(errors, "\n"))
			}
		}
	}
}

// examined is what the profile of an engine finds in a file.
func examined(t *testing.T, file, engine string) finding.Findings {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := bpmn.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	all, _ := check.Examine(context.Background(), d, nil, check.Options{Policy: &finding.Policy{Engines: []string{engine}}})
	var own finding.Findings
	for _, x := range all {
		if strings.HasPrefix(x.Rule, "engines.") {
			own = append(own, x)
		}
	}
	return own
}
